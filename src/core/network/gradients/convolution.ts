import * as tf from '@tensorflow/tfjs-core';
import { allocate, view } from '../heap';

/**
 * The gradients of a convolution with stride 1. TensorFlow.js's WebAssembly backend ships none for the kernel and a slow
 * one for the input; both are convolutions themselves (Goodfellow et al. 2016, section 9.5), and those are fast.
 */

type Padding = 'valid' | 'same';

/**
 * The gradient of the input: `gradient` convolved in full with the kernel turned by 180 degrees, channels and filters
 * swapped.
 * @param gradient `[batch, height, width, filters]`
 * @param kernel `[side, side, channels, filters]`, of odd side where `padding` is `same`
 */
export function convolutionInputGradient(gradient: tf.Tensor4D, kernel: tf.Tensor4D, padding: Padding): tf.Tensor4D {
  const side = kernel.shape[0];
  const border = padding === 'same' ? (side - 1) / 2 : side - 1;
  return tf.conv2d(gradient, turned(kernel), 1, around(border));
}

/**
 * The gradient of the kernel: the input convolved with `gradient`, the batch taking the place of the channels.
 * @param x `[batch, height, width, channels]`
 * @param gradient `[batch, height, width, filters]`
 */
export function convolutionKernelGradient(
  x: tf.Tensor4D,
  gradient: tf.Tensor4D,
  side: number,
  padding: Padding,
): tf.Tensor4D {
  const images = tf.transpose(x, [3, 1, 2, 0]);
  const kernels = tf.transpose(gradient, [1, 2, 0, 3]);
  const border = padding === 'same' ? (side - 1) / 2 : 0;
  return tf.transpose(tf.conv2d(images, kernels, 1, around(border)), [1, 2, 0, 3]);
}

const around = (border: number): [[number, number], [number, number], [number, number], [number, number]] => [
  [0, 0],
  [border, border],
  [border, border],
  [0, 0],
];

function turned(kernel: tf.Tensor4D): tf.Tensor4D {
  const [height, width, channels, filters] = kernel.shape;
  const result = allocate([height, width, filters, channels]);
  const [from, to] = [view(kernel), view(result)];
  const cells = height * width;
  for (let cell = 0; cell < cells; cell++)
    for (let channel = 0; channel < channels; channel++)
      for (let filter = 0; filter < filters; filter++)
        to[((cells - 1 - cell) * filters + filter) * channels + channel] =
          from[(cell * channels + channel) * filters + filter]!;
  return result as tf.Tensor4D;
}
