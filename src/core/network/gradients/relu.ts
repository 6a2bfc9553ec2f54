import type * as tf from '@tensorflow/tfjs-core';
import { address, allocate, kernels } from '../heap';

/**
 * The gradient of ReLU's input: it goes on where the output is above 0.
 * @param y what ReLU made of its input, of any shape; `gradient` has the same
 */
export function reluInputGradient(y: tf.Tensor, gradient: tf.Tensor): tf.Tensor {
  const dx = allocate(y.shape);
  kernels().reluGradient(address(y), address(gradient), address(dx), y.size);
  return dx;
}
