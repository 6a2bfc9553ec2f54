import * as tf from '@tensorflow/tfjs';
import type { AveragePoolLayer } from '../../../../src/core/network/kinds/average-pool';
import type { Layer } from '../../../../src/core/network/layer';

/**
 * What a layer makes of its input when reading, in operations that TensorFlow.js's plain `cpu` backend computes and goes
 * back through: nothing of Inkling's own kernels takes part. `x` has shape `[batch, ...input]`.
 */
export function plainOutput(layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor {
  switch (layer.kind) {
    case 'convolution': {
      const y = tf.conv2d(x as tf.Tensor4D, weights[0] as tf.Tensor4D, layer.stride, layer.padding);
      return layer.bias ? tf.add(y, weights[1]!) : y;
    }
    case 'batchNorm': {
      const [gamma, beta, mean, variance] = weights as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const deviation = tf.sqrt(tf.add(variance, layer.epsilon));
      return tf.add(tf.mul(tf.div(tf.sub(x, mean), deviation), gamma), beta);
    }
    case 'relu':
      return tf.relu(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'tanh':
      return tf.tanh(x);
    case 'leakyRelu':
      return tf.leakyRelu(x, layer.slope);
    case 'elu':
      return tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), layer.alpha));
    case 'maxPool':
      return tf.maxPool(x as tf.Tensor4D, layer.size, layer.stride, layer.padding);
    case 'averagePool':
      return meanOfWindows(layer, x as tf.Tensor4D);
    case 'globalAveragePool':
      return tf.mean(x, [1, 2]);
    case 'flatten':
      return tf.reshape(x, [x.shape[0], -1]);
    case 'dropout':
      return x;
    case 'dense':
      return tf.add(tf.matMul(x as tf.Tensor2D, weights[0] as tf.Tensor2D), weights[1]!);
    case 'softmax':
      return tf.softmax(x);
  }
}

/** By sums and counts: the gradient of TensorFlow.js's own average pooling counts the padding. */
function meanOfWindows({ size, stride, padding }: AveragePoolLayer, x: tf.Tensor4D): tf.Tensor {
  const ones = tf.ones<tf.Rank.R4>([size, size, x.shape[3], 1]);
  const sums = tf.depthwiseConv2d(x, ones, stride, padding);
  return tf.div(sums, tf.depthwiseConv2d(tf.onesLike(x), ones, stride, padding));
}

/** Runs on the plain `cpu` backend, and goes back to the one in use. */
export async function onCpu<T>(run: () => T): Promise<T> {
  const before = tf.getBackend();
  await tf.setBackend('cpu');
  try {
    return run();
  } finally {
    await tf.setBackend(before);
  }
}
