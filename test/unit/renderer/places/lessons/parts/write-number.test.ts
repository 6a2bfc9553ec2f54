import { expect, it } from 'vitest';
import { writeNumber } from '../../../../../../src/renderer/places/lessons/parts/write-number';

it('writes numbers with a real minus sign, and none before a zero', () => {
  expect([-1 / 9, 1, -0.001, -1, 0.005].map((value) => writeNumber(value, 2))).toEqual([
    '−0.11',
    '1.00',
    '0.00',
    '−1.00',
    '0.01',
  ]);
  expect([1, -1, 240].map((value) => writeNumber(value, 0))).toEqual(['1', '−1', '240']);
});
