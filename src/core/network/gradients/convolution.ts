import * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops, view } from '../heap';
import type { ConvolutionLayer } from '../kinds/convolution';
import { windowsAlong } from '../sliding-window';
import { channelSums } from './channel-sums';
import { narrowed, widened } from './filter-steps';

/** Convolution and its gradients: what TensorFlow.js's WebAssembly backend lacks, does slowly, or does wrongly. */

/** How a layer's windows lie. */
type Windows = Pick<ConvolutionLayer, 'kernelSize' | 'stride' | 'padding'>;

/**
 * Convolution; faster than TensorFlow.js's own, whose WebAssembly backend (4.22) gives zeros where the padding is `same` and
 * the stride larger than the kernel.
 * @param x `[batch, height, width, channels]`
 * @param kernel `[side, side, channels, filters]`
 * @param bias `[filters]`, or null
 */
export function convolve(layer: Windows, x: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor | null): tf.Tensor4D {
  const { rows, columns } = windowsOver(layer, x);
  const wide = withColumns(x, columns.before, columns.after);
  return correlated(wide, kernel, bias, layer.stride, rows.before, [rows.count, columns.count]);
}

/**
 * The gradient of the input: the output's, with zeros between where the kernels move by more than one, convolved in full
 * with the kernel turned by 180 degrees, channels and filters swapped (Goodfellow et al. 2016, section 9.5).
 * @param gradient `[batch, height, width, filters]`
 */
export function convolutionInputGradient(
  layer: Windows,
  x: tf.Tensor4D,
  gradient: tf.Tensor4D,
  kernel: tf.Tensor4D,
): tf.Tensor4D {
  const [, height, width] = x.shape;
  const { rows, columns } = windowsOver(layer, x);
  const last = layer.kernelSize - 1;
  const spread = spreadOut(gradient, layer.stride);
  const wide = withColumns(spread, last - columns.before, width + columns.before - spread.shape[2]);
  return correlated(wide, turned(kernel), null, 1, last - rows.before, [height, width]);
}

/**
 * The gradient of the kernel: each tap's input times the output's gradient, summed over all outputs.
 * @param x `[batch, height, width, channels]`
 * @param gradient `[batch, height, width, filters]`
 */
export function convolutionKernelGradient(layer: Windows, x: tf.Tensor4D, gradient: tf.Tensor4D): tf.Tensor4D {
  const { rows, columns } = windowsOver(layer, x);
  const side = layer.kernelSize;
  const [wide, wideGradient] = [withColumns(x, columns.before, columns.after), widened(gradient)];
  const [batch, height, width, channels] = wide.shape;
  const filters = wideGradient.shape[3];
  const taps = side * channels;
  const sums = allocate([side, Math.ceil(taps / 4) * 4, filters]);
  const sizes = [batch, height, width, channels, side, layer.stride, filters, rows.count, columns.count] as const;
  innerLoops().kernelGradient(address(wide), address(wideGradient), address(sums), ...sizes, rows.before);
  const inWindows = tf.slice(sums, [0, 0, 0], [side, taps, gradient.shape[3]]);
  return tf.reshape(inWindows, [side, side, channels, gradient.shape[3]]);
}

/** The gradient of the bias: the output's, summed over all outputs. */
export function convolutionBiasGradient(gradient: tf.Tensor4D): tf.Tensor {
  const { sums } = channelSums(gradient, gradient);
  return tf.tensor1d(Float32Array.from(sums));
}

const windowsOver = ({ kernelSize, stride, padding }: Windows, { shape: [, height, width] }: tf.Tensor4D) => ({
  rows: windowsAlong(height, kernelSize, stride, padding),
  columns: windowsAlong(width, kernelSize, stride, padding),
});

/** Correlates with zeros thought around each image, `above` of them above; those at the sides must be there. */
function correlated(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  bias: tf.Tensor | null,
  stride: number,
  above: number,
  [outHeight, outWidth]: readonly [number, number],
): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const side = kernel.shape[0];
  const [wideKernel, wideBias] = [widened(kernel), bias === null ? null : widened(bias)];
  const filters = wideKernel.shape[3];
  const result = allocate([batch, outHeight, outWidth, filters]) as tf.Tensor4D;
  const places = [address(x), address(wideKernel), wideBias === null ? 0 : address(wideBias), address(result)] as const;
  const sizes = [batch, height, width, channels, side, stride, filters, outHeight, outWidth, above] as const;
  innerLoops().correlate(...places, ...sizes);
  return narrowed(result, kernel.shape[3]);
}

/** With columns of zeros before and after. */
function withColumns(x: tf.Tensor4D, before: number, after: number): tf.Tensor4D {
  if (before === 0 && after === 0) return x;
  return tf.pad(x, [
    [0, 0],
    [0, 0],
    [before, after],
    [0, 0],
  ]);
}

/** Images with `stride` - 1 rows and columns of zeros between their own. */
function spreadOut(x: tf.Tensor4D, stride: number): tf.Tensor4D {
  if (stride === 1) return x;
  const [batch, height, width, channels] = x.shape;
  const [tall, wide] = [(height - 1) * stride + 1, (width - 1) * stride + 1];
  const result = allocate([batch, tall, wide, channels]);
  const [from, to] = [view(x), view(result)];
  to.fill(0);
  for (let image = 0; image < batch; image++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const start = ((image * height + row) * width + column) * channels;
        to.set(
          from.subarray(start, start + channels),
          ((image * tall + row * stride) * wide + column * stride) * channels,
        );
      }
  return result as tf.Tensor4D;
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
