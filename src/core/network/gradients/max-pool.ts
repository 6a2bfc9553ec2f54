import type * as tf from '@tensorflow/tfjs-core';
import { allocate, view } from '../heap';

/**
 * The gradient of max pooling's input, in one pass over the heap: each window's gradient goes to the first of its largest
 * cells.
 * @param x `[batch, height, width, channels]`
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
  const [batch, height, width, channels] = x.shape;
  const [, outHeight, outWidth] = y.shape;
  const dx = allocate(x.shape);
  const [inputs, outputs, gradients, result] = [view(x), view(y), view(gradient), view(dx)];
  result.fill(0);
  let out = 0;
  for (let image = 0; image < batch; image++)
    for (let row = 0; row < outHeight; row++)
      for (let column = 0; column < outWidth; column++) {
        const corner = ((image * height + row * stride) * width + column * stride) * channels;
        for (let channel = 0; channel < channels; channel++, out++) {
          const winner = firstEqual(inputs, corner + channel, width * channels, channels, size, outputs[out]!);
          result[winner]! += gradients[out]!;
        }
      }
  return dx;
}

/** Where in the window that starts at `corner` the value stands first. */
function firstEqual(
  cells: Float32Array,
  corner: number,
  down: number,
  right: number,
  size: number,
  value: number,
): number {
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const place = corner + row * down + column * right;
      if (cells[place] === value) return place;
    }
  return corner;
}
