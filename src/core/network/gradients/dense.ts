import * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops } from '../heap';
import { narrowed, widened } from './filter-steps';

/**
 * A dense layer for learning, and its gradients. TensorFlow.js multiplies by a transposed matrix number by number; these
 * are correlations of images one pixel high, whose width is the batch and whose channels are the layer's inputs.
 */

/**
 * `x` times `kernel`, plus `bias` unless it is null.
 * @param x `[batch, inputs]`
 * @param kernel `[inputs, units]`
 */
export function multiply(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor | null): tf.Tensor2D {
  const [batch, inputs] = x.shape;
  const units = kernel.shape[1];
  const [wideKernel, wideBias] = [widened(kernel), bias === null ? null : widened(bias)];
  const width = wideKernel.shape[1];
  const y = allocate([batch, width]) as tf.Tensor2D;
  const places = [address(x), address(wideKernel), wideBias === null ? 0 : address(wideBias), address(y)] as const;
  innerLoops().correlate(...places, 1, 1, batch, inputs, 1, 1, width, 1, batch, 0);
  return narrowed(y, units);
}

/** The gradient of a dense layer's input: the output's times the transposed kernel. */
export const denseInputGradient = (gradient: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor2D =>
  multiply(gradient, tf.transpose(kernel), null);

/** The gradient of a dense layer's kernel: the transposed input times the output's gradient. */
export function denseKernelGradient(x: tf.Tensor2D, gradient: tf.Tensor2D): tf.Tensor2D {
  const [batch, inputs] = x.shape;
  const wide = widened(gradient);
  const width = wide.shape[1];
  const rows = Math.ceil(inputs / 4) * 4;
  const sums = allocate([rows, width]) as tf.Tensor2D;
  innerLoops().kernelGradient(address(x), address(wide), address(sums), 1, 1, batch, inputs, 1, 1, width, 1, batch, 0);
  return tf.slice(sums, [0, 0], [inputs, gradient.shape[1]]);
}
