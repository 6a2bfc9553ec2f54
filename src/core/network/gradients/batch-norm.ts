import type * as tf from '@tensorflow/tfjs-core';
import { allocate, view } from '../heap';

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
  const output = allocate(x.shape);
  const { mean, variance } = moments(view(x), gamma.size);
  const deviation = variance.map((value) => Math.sqrt(value + epsilon));
  const [scales, shifts] = [view(gamma), view(beta)];
  scaleAndShift(
    view(x),
    view(output),
    scales.map((scale, channel) => scale / deviation[channel]!),
    shifts.map((shift, channel) => shift - (mean[channel]! * scales[channel]!) / deviation[channel]!),
  );
  return { output, mean, variance, deviation };
}

function moments(values: Float32Array, channels: number): { mean: Float32Array; variance: Float32Array } {
  const sum = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let place = 0; place < values.length; place += channels)
    for (let channel = 0; channel < channels; channel++) {
      const value = values[place + channel]!;
      sum[channel]! += value;
      squares[channel]! += value * value;
    }
  const count = values.length / channels;
  const mean = Float32Array.from(sum, (total) => total / count);
  const variance = Float32Array.from(squares, (total, channel) =>
    Math.max(0, total / count - (sum[channel]! / count) ** 2),
  );
  return { mean, variance };
}

function scaleAndShift(from: Float32Array, to: Float32Array, scale: Float32Array, shift: Float32Array): void {
  const channels = scale.length;
  for (let place = 0; place < from.length; place += channels)
    for (let channel = 0; channel < channels; channel++)
      to[place + channel] = from[place + channel]! * scale[channel]! + shift[channel]!;
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
  const channels = gamma.size;
  const [dx, dGamma, dBeta] = [allocate(x.shape), allocate(gamma.shape), allocate(gamma.shape)];
  const [inputs, gradients, result, scales] = [view(x), view(dy), view(dx), view(gamma)];
  const sum = new Float64Array(channels);
  const products = new Float64Array(channels);
  for (let place = 0; place < inputs.length; place += channels)
    for (let channel = 0; channel < channels; channel++) {
      const value = gradients[place + channel]!;
      sum[channel]! += value;
      products[channel]! += value * inputs[place + channel]!;
    }
  // The sum of dy times the normalised x, from the sums over dy and dy times x.
  for (let channel = 0; channel < channels; channel++)
    products[channel] = (products[channel]! - mean[channel]! * sum[channel]!) / deviation[channel]!;
  view(dGamma).set(products);
  view(dBeta).set(sum);

  const count = inputs.length / channels;
  const [a, b, c] = [new Float64Array(channels), new Float64Array(channels), new Float64Array(channels)];
  for (let channel = 0; channel < channels; channel++) {
    a[channel] = scales[channel]! / deviation[channel]!;
    b[channel] = (-a[channel]! * products[channel]!) / count / deviation[channel]!;
    c[channel] = (-a[channel]! * sum[channel]!) / count - b[channel]! * mean[channel]!;
  }
  for (let place = 0; place < inputs.length; place += channels)
    for (let channel = 0; channel < channels; channel++)
      result[place + channel] =
        a[channel]! * gradients[place + channel]! + b[channel]! * inputs[place + channel]! + c[channel]!;
  return { input: dx, gamma: dGamma, beta: dBeta };
}
