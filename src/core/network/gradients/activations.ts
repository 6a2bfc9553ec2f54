import * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops } from '../heap';

/** The gradients of activations' inputs, from what they gave: `y`, of any shape; `gradient` has the same. */

/** Of an activation that passes what is above 0; below, its slope is `factor` y + `offset`. */
export function rectifierInputGradient(y: tf.Tensor, gradient: tf.Tensor, factor: number, offset: number): tf.Tensor {
  const dx = allocate(y.shape);
  innerLoops().rectifierGradient(address(y), address(gradient), address(dx), y.size, factor, offset);
  return dx;
}

/** The slope of the logistic function is y (1 - y). */
export const sigmoidInputGradient = (y: tf.Tensor, gradient: tf.Tensor): tf.Tensor =>
  tf.mul(gradient, tf.mul(y, tf.sub(1, y)));

/** The slope of the hyperbolic tangent is 1 - y². */
export const tanhInputGradient = (y: tf.Tensor, gradient: tf.Tensor): tf.Tensor =>
  tf.mul(gradient, tf.sub(1, tf.square(y)));
