import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { Random } from '../../../../src/core/data/random';
import type { Layer } from '../../../../src/core/network/layer';
import type { Weights } from '../../../../src/core/network/weights';

/**
 * The gradients of a batch's mean cross-entropy as TensorFlow.js itself finds them, on its plain `cpu` backend by
 * automatic differentiation: nothing of Inkling's own kernels takes part. In the order of the trained weights.
 */
export async function autodiffGradients(
  layers: readonly Layer[],
  weights: Weights,
  images: Float32Array,
  labels: Uint8Array,
  dropoutSeed: number,
): Promise<{ loss: number; gradients: Float32Array[] }> {
  const before = tf.getBackend();
  await tf.setBackend('cpu');
  try {
    return tf.tidy(() => {
      const trained = weights.filter(({ name }) => !name.includes('/moving_'));
      const named = new Map(trained.map(({ name }, place) => [name, place]));
      const x = tf.tensor4d(images, [labels.length, 28, 28, 1]);
      const oneHot = tf.oneHot(tf.tensor1d([...labels], 'int32'), 10);
      const { value, grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) => {
        const random = Random.fromSeed(dropoutSeed);
        const weight = (name: string) => tensors[named.get(name)!]!;
        const logits = layers.reduce<tf.Tensor>((input, layer) => forward(layer, input, weight, random), x);
        return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits);
      })(trained.map(({ shape, values }) => tf.tensor(values, [...shape])));
      return {
        loss: value.dataSync()[0]!,
        gradients: grads.map((gradient) => Float32Array.from(gradient.dataSync())),
      };
    });
  } finally {
    await tf.setBackend(before);
  }
}

function forward(layer: Layer, x: tf.Tensor, weight: (name: string) => tf.Tensor, random: Random): tf.Tensor {
  switch (layer.kind) {
    case 'convolution': {
      const y = tf.conv2d(x as tf.Tensor4D, weight(`${layer.name}/kernel`) as tf.Tensor4D, layer.stride, layer.padding);
      return layer.bias ? tf.add(y, weight(`${layer.name}/bias`)) : y;
    }
    case 'batchNorm': {
      const axes = x.shape.map((_, axis) => axis).slice(0, -1);
      const { mean, variance } = tf.moments(x, axes);
      const normalized = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, layer.epsilon)));
      return tf.add(tf.mul(normalized, weight(`${layer.name}/gamma`)), weight(`${layer.name}/beta`));
    }
    case 'relu':
      return tf.relu(x);
    case 'maxPool':
      return tf.maxPool(x as tf.Tensor4D, layer.size, layer.stride, 'valid');
    case 'flatten':
      return tf.reshape(x, [x.shape[0], -1]);
    case 'dropout': {
      const factors = Array.from({ length: x.size }, () => (random.uniform() < layer.rate ? 0 : 1 / (1 - layer.rate)));
      return tf.mul(x, tf.tensor(factors, x.shape));
    }
    case 'dense':
      return tf.add(tf.matMul(x, weight(`${layer.name}/kernel`)), weight(`${layer.name}/bias`));
    case 'softmax':
      return x;
  }
}
