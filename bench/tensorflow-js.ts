import * as tf from '@tensorflow/tfjs';
import { type Digits, IMAGE_PIXELS, IMAGE_SIZE } from '../src/core/data/digits';
import { startBackend } from '../src/core/network/backend';
import { initialWeights } from '../src/core/network/initial-weights';
import { CLASSES, type Layer } from '../src/core/network/layer';
import { readLayer } from '../src/core/network/layer-tensors';
import { WASM_FOLDER } from '../src/main/wasm-folder';
import { registerFilterGradient } from './filter-gradient';
import { timesPerSecond } from './timing';

/** Makes TensorFlow.js ready to train by itself, on either backend. */
export async function startTensorFlow(): Promise<void> {
  await startBackend(WASM_FOLDER);
  registerFilterGradient();
}

/**
 * Images a second that TensorFlow.js trains by its automatic differentiation and its own Adam. Nothing of Inkling's kernels
 * takes part. The batch is in memory, and always the same.
 */
export async function tensorFlowRate(
  backend: 'cpu' | 'wasm',
  layers: readonly Layer[],
  digits: Digits,
  batch: number,
): Promise<number> {
  await tf.setBackend(backend);
  // Without its checks and its advice: TensorFlow.js at its best.
  tf.env().set('PROD', true);
  try {
    const scale = (byte: number): number => byte / 255;
    const images = tf.tensor4d(Float32Array.from(digits.images.subarray(0, batch * IMAGE_PIXELS), scale), [
      batch,
      IMAGE_SIZE,
      IMAGE_SIZE,
      1,
    ]);
    const labels = tf.oneHot(tf.tensor1d(Int32Array.from(digits.labels.subarray(0, batch))), CLASSES);
    const weights = variables(layers);
    const optimizer = tf.train.adam(0.001);
    const rate = timesPerSecond(() => {
      const loss = optimizer.minimize(
        () => tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(labels, logits(layers, images, weights)),
        true,
        weights.flat().filter(({ trainable }) => trainable),
      )!;
      loss.dataSync();
      loss.dispose();
    });
    optimizer.dispose();
    tf.dispose([images, labels, weights.flat()]);
    return rate * batch;
  } finally {
    tf.env().set('PROD', false);
    await tf.setBackend('wasm');
  }
}

/** Each layer's weights, as they are at the start. */
function variables(layers: readonly Layer[]): readonly (readonly tf.Variable[])[] {
  const weights = initialWeights(layers, 1);
  return layers.map((layer) =>
    weights
      .filter(({ name }) => name.startsWith(`${layer.name}/`))
      .map(({ name, shape, values }) => tf.variable(tf.tensor(values, [...shape]), !name.includes('/moving_'))),
  );
}

function logits(layers: readonly Layer[], images: tf.Tensor, weights: readonly (readonly tf.Variable[])[]): tf.Tensor {
  return layers.reduce<tf.Tensor>((x, layer, place) => learningOutput(layer, x, weights[place]!), images);
}

function learningOutput(layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor {
  switch (layer.kind) {
    case 'convolution': {
      const [kernel, bias] = weights as [tf.Tensor4D, tf.Tensor1D?];
      const maps = tf.conv2d(x as tf.Tensor4D, kernel, layer.stride, layer.padding);
      return bias === undefined ? maps : tf.add(maps, bias);
    }
    case 'dense': {
      const [kernel, bias] = weights as [tf.Tensor2D, tf.Tensor1D];
      return tf.add(tf.matMul(x as tf.Tensor2D, kernel), bias);
    }
    case 'batchNorm': {
      const { mean, variance } = tf.moments(x, x.shape.map((_, axis) => axis).slice(0, -1));
      const [gamma, beta] = weights as [tf.Tensor1D, tf.Tensor1D];
      return tf.batchNorm(x, mean, variance, beta, gamma, layer.epsilon);
    }
    case 'dropout':
      return tf.dropout(x, layer.rate);
    case 'softmax':
      return x;
    default:
      return readLayer(layer, x, weights);
  }
}
