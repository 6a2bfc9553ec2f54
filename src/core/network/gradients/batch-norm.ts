import * as tf from '@tensorflow/tfjs-core';
import { address, allocate, innerLoops, view } from '../heap';
import { channelSums } from './channel-sums';

/** A batch normalised while learning, with what its gradient and the moving averages need. */
export interface NormalizedBatch {
  readonly output: tf.Tensor;
  /** Of each channel over the batch; the variance is not Bessel-corrected. */
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  /** The square root of variance plus epsilon. */
  readonly deviation: Float32Array;
}

/**
 * Batch normalisation while learning (Ioffe and Szegedy 2015, section 3), in two passes over the heap.
 * @param x `[batch, ..., channels]`
 * @param gamma `[channels]`
 * @param beta `[channels]`
 */
export function normalizeBatch(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor, epsilon: number): NormalizedBatch {
  const count = x.size / gamma.size;
  const { sums, products } = channelSums(x, x);
  const mean = Float32Array.from(sums, (sum) => sum / count);
  const variance = Float32Array.from(products, (squares, channel) =>
    Math.max(0, squares / count - (sums[channel]! / count) ** 2),
  );
  const deviation = variance.map((value) => Math.sqrt(value + epsilon));
  const scale = view(gamma).map((value, channel) => value / deviation[channel]!);
  const shift = view(beta).map((value, channel) => value - mean[channel]! * scale[channel]!);
  return { output: blend(x, x, scale, new Float32Array(gamma.size), shift), mean, variance, deviation };
}

/**
 * The gradients of {@link normalizeBatch}'s x, gamma and beta, in two passes over the heap.
 * @param dy of the shape of `x`
 */
export function batchNormGradients(
  x: tf.Tensor,
  gamma: tf.Tensor,
  dy: tf.Tensor,
  { mean, deviation }: NormalizedBatch,
): { input: tf.Tensor; gamma: tf.Tensor; beta: tf.Tensor } {
  const count = x.size / gamma.size;
  const { sums, products } = channelSums(x, dy);
  // The sum of dy times the normalised x, from the sums of dy and of dy times x.
  const normalizedProducts = Float32Array.from(
    products,
    (product, channel) => (product - mean[channel]! * sums[channel]!) / deviation[channel]!,
  );
  const a = view(gamma).map((scale, channel) => scale / deviation[channel]!);
  const b = a.map((factor, channel) => (-factor * normalizedProducts[channel]!) / count / deviation[channel]!);
  const c = a.map((factor, channel) => (-factor * sums[channel]!) / count - b[channel]! * mean[channel]!);
  return {
    input: blend(x, dy, a, b, c),
    gamma: tf.tensor1d(normalizedProducts),
    beta: tf.tensor1d(Float32Array.from(sums)),
  };
}

/** a * g + b * x + c, with a number for each channel in `a`, `b` and `c`. */
function blend(x: tf.Tensor, g: tf.Tensor, a: Float32Array, b: Float32Array, c: Float32Array): tf.Tensor {
  const result = allocate(x.shape);
  const factors = [a, b, c].map((values) => tf.tensor1d(values));
  const [placeA, placeB, placeC] = factors.map(address);
  const rows = x.size / a.length;
  innerLoops().channelBlend(address(x), address(g), address(result), placeA!, placeB!, placeC!, rows, a.length);
  tf.dispose(factors);
  return result;
}
