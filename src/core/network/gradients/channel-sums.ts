import type * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops, view } from '../heap';

/**
 * For each channel, the sum of `g` and the sum of `g` times `x` over everything else, in 64 bits.
 * @param x `[..., channels]`; `g` of the same shape
 */
export function channelSums(x: tf.Tensor, g: tf.Tensor): { sums: Float64Array; products: Float64Array } {
  const channels = x.shape[x.shape.length - 1] ?? 1;
  // Two 64-bit numbers for each channel, in the room of four of 32.
  const room = allocate([4 * channels]);
  const sums = address(room);
  innerLoops().channelSums(address(x), address(g), x.size / channels, channels, sums, sums + 8 * channels);
  const numbers = new Float64Array(view(room).slice().buffer);
  room.dispose();
  return { sums: numbers.subarray(0, channels), products: numbers.subarray(channels) };
}
