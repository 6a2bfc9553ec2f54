import { expect, it } from 'vitest';
import { rectify, rectifyValue } from '../../../../../../src/renderer/places/lessons/grids/rectify';

it('sets what is negative to 0 and lets the rest pass', () => {
  expect([-2, -0.11, 0, 0.11, 3].map(rectifyValue)).toEqual([0, 0, 0, 0.11, 3]);
});

it('gives no cell a negative zero, which would be written as -0', () => {
  expect(
    rectify([
      [-1, -0],
      [0, 1],
    ]),
  ).toEqual([
    [0, 0],
    [0, 1],
  ]);
});
