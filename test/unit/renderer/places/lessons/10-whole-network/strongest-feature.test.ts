import { expect, it } from 'vitest';
import { peakOf } from '../../../../../../src/renderer/places/lessons/10-whole-network/strongest-feature';

/** Two maps of 2x3, in the order row, column, channel. */
const layer = {
  shape: [2, 3, 2] as const,
  values: Float32Array.of(1, 0, 2, 7, 3, 0, 4, 1, 9, 2, 5, 7),
};

it('finds the largest value of all maps, and of one', () => {
  expect(peakOf(layer)).toEqual({ map: 0, row: 1, column: 1, value: 9 });
  // The first of two equals.
  expect(peakOf(layer, 1)).toEqual({ map: 1, row: 0, column: 1, value: 7 });
});
