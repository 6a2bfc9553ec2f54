import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../../../../src/core/data/random';
import type { Layer } from '../../../../src/core/network/layer';
import type { Weights } from '../../../../src/core/network/weights';
import { onCpu, plainOutput } from './plain-layer';

/**
 * The gradients of a batch's mean cross-entropy as TensorFlow.js itself finds them, on its plain `cpu` backend by
 * automatic differentiation: nothing of Inkling's own kernels takes part. In the order of the trained weights.
 */
export const autodiffGradients = (
  layers: readonly Layer[],
  weights: Weights,
  images: Float32Array,
  labels: Uint8Array,
  dropoutSeed: number,
): Promise<{ loss: number; gradients: Float32Array[] }> =>
  onCpu(() =>
    tf.tidy(() => {
      const trained = weights.filter(({ name }) => !name.includes('/moving_'));
      const x = tf.tensor4d(images, [labels.length, 28, 28, 1]);
      const oneHot = tf.oneHot(tf.tensor1d([...labels], 'int32'), 10);
      const { value, grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) => {
        const random = Random.fromSeed(dropoutSeed);
        const weightsOf = ({ name }: Layer) => tensors.filter((_, at) => trained[at]!.name.startsWith(`${name}/`));
        // The loss is taken of the logits.
        const logits = layers
          .slice(0, -1)
          .reduce<tf.Tensor>((input, layer) => learningOutput(layer, input, weightsOf(layer), random), x);
        return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits);
      })(trained.map(({ shape, values }) => tf.tensor(values, [...shape])));
      return {
        loss: value.dataSync()[0]!,
        gradients: grads.map((gradient) => Float32Array.from(gradient.dataSync())),
      };
    }),
  );

function learningOutput(layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[], random: Random): tf.Tensor {
  switch (layer.kind) {
    case 'batchNorm': {
      const { mean, variance } = tf.moments(x, x.shape.map((_, axis) => axis).slice(0, -1));
      return plainOutput(layer, x, [...weights, mean, variance]);
    }
    case 'dropout': {
      const factors = Array.from({ length: x.size }, () => (random.uniform() < layer.rate ? 0 : 1 / (1 - layer.rate)));
      return tf.mul(x, tf.tensor(factors, x.shape));
    }
    default:
      return plainOutput(layer, x, weights);
  }
}
