import { weightsOf } from '../../../core/network/explain/layer-weights';
import type { PlannedLayer } from '../../../core/network/layer-kinds';
import type { Weights } from '../../../core/network/weights';

/** A layer whose weights are pictures: a convolution's kernels, or a dense layer's units that read feature maps. */
export interface KernelLayer {
  readonly planned: PlannedLayer;
  readonly index: number;
  readonly count: number;
  /** Of one kernel. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** The layers whose weights are pictures, in their order. */
export function kernelLayers(plan: readonly PlannedLayer[]): readonly KernelLayer[] {
  return plan.flatMap((planned, index): readonly KernelLayer[] => {
    const { layer, input } = planned;
    if (layer.kind === 'convolution' && input.length === 3) {
      const { filters: count, kernelSize: side } = layer;
      return [{ planned, index, count, height: side, width: side, channels: input[2] }];
    }
    const maps = plan[index - 1]?.layer.kind === 'flatten' ? plan[index - 1]!.input : null;
    if (layer.kind !== 'dense' || maps?.length !== 3) return [];
    return [{ planned, index, count: layer.units, height: maps[0], width: maps[1], channels: maps[2] }];
  });
}

/**
 * One kernel's weights, `[height, width]`.
 * @param channel the map they weigh; null for the mean over all of them
 */
export function kernelOf(
  plan: readonly PlannedLayer[],
  weights: Weights,
  { index, count, height, width, channels }: KernelLayer,
  kernel: number,
  channel: number | null,
): Float32Array {
  // A dense layer's weights lie as its flattened maps do: row, column, channel, and then the unit.
  const { values } = weightsOf(plan, weights, index)[0]!;
  const weight = (cell: number, at: number): number => values[(cell * channels + at) * count + kernel]!;
  return Float32Array.from({ length: height * width }, (_, cell) => {
    if (channel !== null) return weight(cell, channel);
    let sum = 0;
    for (let at = 0; at < channels; at++) sum += weight(cell, at);
    return sum / channels;
  });
}
