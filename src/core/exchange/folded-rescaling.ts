import type { Layer } from '../network/layer';
import type { Rescaling } from './affine-layer';
import type { DraftLayer, WeightArray } from './imported-network';

/**
 * The layer that does to its input what it did to the rescaled one; null where there is none, as with padding, whose zeros
 * are not moved.
 * @param movesZeros whether the zeros of its padding are rescaled as well
 */
export function folded(
  layer: Layer,
  weights: DraftLayer['weights'],
  { scale, offset }: Rescaling,
  movesZeros: boolean,
): DraftLayer | null {
  const { kernel, bias } = weights;
  if (kernel === undefined || (layer.kind !== 'convolution' && layer.kind !== 'dense')) return null;
  const scaled = { ...kernel, values: kernel.values.map((value) => scale * value) };
  if (offset === 0) return { layer, weights: { ...weights, kernel: scaled } };
  if (layer.kind === 'convolution' && layer.padding === 'same' && !movesZeros) return null;
  return {
    layer: layer.kind === 'convolution' ? { ...layer, bias: true } : layer,
    weights: { ...weights, kernel: scaled, bias: moved(bias, kernel, offset) },
  };
}

/** The bias once all inputs are larger by `offset`; the kernel's last axis is its outputs. */
function moved(bias: WeightArray | undefined, kernel: WeightArray, offset: number): WeightArray {
  const outputs = kernel.shape.at(-1) ?? 1;
  const sums = new Float64Array(outputs);
  kernel.values.forEach((value, index) => {
    sums[index % outputs]! += value;
  });
  return {
    shape: [outputs],
    values: Float32Array.from(sums, (sum, index) => (bias?.values[index] ?? 0) + offset * sum),
  };
}
