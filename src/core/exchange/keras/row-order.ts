import type { Shape } from '../../network/layer';
import { sizeOf } from '../../network/layer-kinds';
import type { DraftLayer, WeightArray } from '../imported-network';
import { transposed } from '../transposed';

/**
 * Weights of a layer that gets flattened maps, their first axis brought from the order channel, row, column to Inkling's
 * row, column, channel. Biases and what else is for the outputs of a dense layer stay.
 */
export function rowsByChannelLast(weights: DraftLayer['weights'], maps: Shape): DraftLayer['weights'] {
  const isDense = weights.kernel !== undefined;
  return Object.fromEntries(
    Object.entries(weights).map(([part, array]) => [
      part,
      isDense && part !== 'kernel' ? array : reordered(array, maps),
    ]),
  );
}

function reordered({ shape, values }: WeightArray, maps: Shape): WeightArray {
  const [height = 1, width = 1, channels = 1] = maps;
  const columns = values.length / sizeOf(maps);
  return { shape, values: transposed({ shape: [channels, height, width, columns], values }, [1, 2, 0, 3]).values };
}
