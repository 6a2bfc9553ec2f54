import type * as tf from '@tensorflow/tfjs-core';
import { address, allocate, kernels } from '../heap';

/**
 * The gradient of max pooling's input: each window's gradient goes to the first of its largest cells.
 * @param x `[batch, height, width, channels]`, channels a multiple of 4
 * @param y what pooling made of it
 * @param gradient of the shape of `y`
 */
export function maxPoolInputGradient(
  x: tf.Tensor4D,
  y: tf.Tensor4D,
  gradient: tf.Tensor,
  size: number,
  stride: number,
): tf.Tensor {
  const dx = allocate(x.shape);
  const places = [address(x), address(y), address(gradient), address(dx)] as const;
  kernels().maxPoolGradient(...places, ...x.shape, size, stride, y.shape[1], y.shape[2]);
  return dx;
}
