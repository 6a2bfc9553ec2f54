import { expect, it } from 'vitest';
import {
  movedPicture,
  shuffle,
  sumOver,
  WEIGHTS,
} from '../../../../../../src/renderer/places/lessons/03-costs/small-neuron';
import { matchCells } from '../../../../../../src/renderer/places/lessons/grids/cell-match';
import { GREY } from '../../../../../../src/renderer/places/lessons/grids/grids';

it('makes the same sum of a shuffled picture, and another of a moved one', () => {
  const sum = sumOver(GREY, WEIGHTS);
  expect(matchCells(shuffle(GREY), GREY).differing.length).toBeGreaterThan(20);
  expect(sumOver(shuffle(GREY), shuffle(WEIGHTS))).toBeCloseTo(sum, 12);
  for (const right of [-3, -2, -1, 1, 2, 3]) {
    expect(Math.abs(sumOver(movedPicture(right), WEIGHTS) - sum)).toBeGreaterThan(0.05);
  }
  expect(movedPicture(1)[1]).toEqual([0, 87, 240, 230, 24, 0, 0]);
});
