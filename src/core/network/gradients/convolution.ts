import * as tf from '@tensorflow/tfjs-core';
import { address, allocate, kernels, view } from '../heap';
import { channelSums } from './channel-sums';

/** Convolution with stride 1, and its gradients: what TensorFlow.js's WebAssembly backend lacks or does slowly. */

type Padding = 'valid' | 'same';

/**
 * Convolution; faster than TensorFlow.js's own.
 * @param x `[batch, height, width, channels]`
 * @param kernel `[side, side, channels, filters]`; `filters` a multiple of 8, `side` odd where `padding` is `same`
 * @param bias `[filters]`, or null
 */
export function convolve(x: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor | null, padding: Padding): tf.Tensor4D {
  const border = padding === 'same' ? (kernel.shape[0] - 1) / 2 : 0;
  return correlated(x, kernel, bias, border);
}

/**
 * The gradient of the input: the output's, convolved in full with the kernel turned by 180 degrees, channels and filters
 * swapped (Goodfellow et al. 2016, section 9.5).
 * @param gradient `[batch, height, width, filters]`
 */
export function convolutionInputGradient(gradient: tf.Tensor4D, kernel: tf.Tensor4D, padding: Padding): tf.Tensor4D {
  const side = kernel.shape[0];
  return correlated(gradient, turned(kernel), null, padding === 'same' ? (side - 1) / 2 : side - 1);
}

/**
 * The gradient of the kernel: each tap's input times the output's gradient, summed over all outputs.
 * @param x `[batch, height, width, channels]`
 * @param gradient `[batch, height, width, filters]`
 */
export function convolutionKernelGradient(
  x: tf.Tensor4D,
  gradient: tf.Tensor4D,
  side: number,
  padding: Padding,
): tf.Tensor4D {
  const border = padding === 'same' ? (side - 1) / 2 : 0;
  const wide = withBorder(x, border);
  const [batch, height, width, channels] = wide.shape;
  const [, outHeight, outWidth, filters] = gradient.shape;
  const taps = side * channels;
  const sums = allocate([side, Math.ceil(taps / 4) * 4, filters]);
  const sizes = [batch, height, width, channels, side, filters, outHeight, outWidth, border] as const;
  kernels().kernelGradient(address(wide), address(gradient), address(sums), ...sizes);
  return tf.reshape(tf.slice(sums, [0, 0, 0], [side, taps, filters]), [side, side, channels, filters]);
}

/** The gradient of the bias: the output's, summed over all outputs. */
export function convolutionBiasGradient(gradient: tf.Tensor4D): tf.Tensor {
  const { sums } = channelSums(gradient, gradient);
  return tf.tensor1d(Float32Array.from(sums));
}

/** Correlates with `border` zeros around each image. The kernel thinks those above and below, but not those at the sides. */
function correlated(x: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor | null, border: number): tf.Tensor4D {
  const wide = withBorder(x, border);
  const [batch, height, width, channels] = wide.shape;
  const [side, , , filters] = kernel.shape;
  const shape = [batch, height + 2 * border - side + 1, width - side + 1, filters] as const;
  const result = allocate(shape);
  const places = [address(wide), address(kernel), bias === null ? 0 : address(bias), address(result)] as const;
  kernels().correlate(...places, batch, height, width, channels, side, filters, shape[1], shape[2], border);
  return result as tf.Tensor4D;
}

function withBorder(x: tf.Tensor4D, border: number): tf.Tensor4D {
  if (border === 0) return x;
  return tf.pad(x, [
    [0, 0],
    [0, 0],
    [border, border],
    [0, 0],
  ]);
}

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
