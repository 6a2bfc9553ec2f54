import type * as tf from '@tensorflow/tfjs-core';
import { allocate, view } from '../heap';

/**
 * The gradient of ReLU's input, in one pass over the heap: it goes on where the output is above 0.
 * @param y what ReLU made of its input, of any shape; `gradient` has the same
 */
export function reluInputGradient(y: tf.Tensor, gradient: tf.Tensor): tf.Tensor {
  const dx = allocate(y.shape);
  const [outputs, gradients, result] = [view(y), view(gradient), view(dx)];
  for (let place = 0; place < outputs.length; place++) result[place] = outputs[place]! > 0 ? gradients[place]! : 0;
  return dx;
}
