import type * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops } from '../heap';
import type { PoolNumbers } from '../kinds/pool-kind';
import { windowsAlong } from '../sliding-window';

/** `[batch, height, width, channels]`. */
type Shape4D = tf.Tensor4D['shape'];

/**
 * The gradient of max pooling's input: each window's gradient goes to the first of its largest cells.
 * @param x `[batch, height, width, channels]`
 * @param y what pooling made of it
 * @param gradient of the shape of `y`
 */
export function maxPoolInputGradient(
  layer: PoolNumbers,
  x: tf.Tensor4D,
  y: tf.Tensor4D,
  gradient: tf.Tensor,
): tf.Tensor {
  const dx = allocate(x.shape);
  const places = [address(x), address(y), address(gradient), address(dx)] as const;
  innerLoops().maxPoolGradient(...places, ...x.shape, ...windowsOf(layer, x.shape));
  return dx;
}

/**
 * The gradient of average pooling's input: each window's gradient is shared out evenly among its cells.
 * @param gradient `[batch, height, width, channels]` of what pooling gave
 */
export function averagePoolInputGradient(layer: PoolNumbers, input: Shape4D, gradient: tf.Tensor4D): tf.Tensor {
  const dx = allocate(input);
  innerLoops().averagePoolGradient(address(gradient), address(dx), ...input, ...windowsOf(layer, input));
  return dx;
}

/** What the kernels need to know of the windows: their side, stride and count, and the padding above and to the left. */
function windowsOf({ size, stride, padding }: PoolNumbers, [, height, width]: Shape4D) {
  const rows = windowsAlong(height, size, stride, padding);
  const columns = windowsAlong(width, size, stride, padding);
  return [size, stride, rows.count, columns.count, rows.before, columns.before] as const;
}
