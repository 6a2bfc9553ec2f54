import type { BatchNormLayer } from './kinds/batch-norm';
import type { Weight } from './weights';

/** What is done to each channel: x becomes `scale` x + `shift`. */
export interface Affine {
  readonly scale: Float32Array | Float64Array;
  readonly shift: Float32Array | Float64Array;
}

/**
 * A batch norm as it reads.
 * @param weights in the order of its plan
 */
export function affineOf({ epsilon }: BatchNormLayer, weights: readonly Weight[]): Affine {
  const [gamma, beta, mean, variance] = weights.map(({ values }) => values);
  const scale = Float64Array.from(gamma!, (value, channel) => value / Math.sqrt(variance![channel]! + epsilon));
  const shift = Float64Array.from(beta!, (value, channel) => value - mean![channel]! * scale[channel]!);
  return { scale, shift };
}

/** The weights of a convolution or a dense layer for what it gives and what is then done to it; the channels come last. */
export function withAffine(
  kernel: Float32Array,
  bias: Float32Array | undefined,
  { scale, shift }: Affine,
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  return {
    kernel: kernel.map((value, index) => value * scale[index % scale.length]!),
    bias: Float32Array.from(shift, (by, channel) => (bias?.[channel] ?? 0) * scale[channel]! + by),
  };
}
