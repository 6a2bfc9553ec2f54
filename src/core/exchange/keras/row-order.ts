import type { Shape } from '../../network/layer';
import type { DraftLayer, WeightArray } from '../imported-network';

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
  const columns = values.length / (height * width * channels);
  const moved = new Float32Array(values.length);
  let to = 0;
  for (let cell = 0; cell < height * width; cell++)
    for (let channel = 0; channel < channels; channel++, to += columns) {
      const from = (channel * height * width + cell) * columns;
      moved.set(values.subarray(from, from + columns), to);
    }
  return { shape, values: moved };
}
