import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeKernels } from '../../../../../../src/renderer/places/lessons/07-relu/compose-kernels';
import { convolveGrid } from '../../../../../../src/renderer/places/lessons/grids/filter';
import { LOOPY, NINE, VERTICAL } from '../../../../../../src/renderer/places/lessons/grids/grids';
import { rectify } from '../../../../../../src/renderer/places/lessons/grids/rectify';

const rounded = (grid: readonly (readonly number[])[]) =>
  grid.map((row) => row.map((value) => Number(value.toFixed(9)) + 0));

it('does at once what two kernels do in a row', () => {
  const inARow = convolveGrid(convolveGrid(NINE, LOOPY), VERTICAL);
  expect(inARow).toHaveLength(3);
  expect(rounded(convolveGrid(NINE, composeKernels(LOOPY, VERTICAL)))).toEqual(rounded(inARow));
  // With ReLU between them it is another map.
  expect(rounded(convolveGrid(rectify(convolveGrid(NINE, LOOPY)), VERTICAL))).not.toEqual(rounded(inARow));
});

it('does so for any two kernels, neither flipped', () => {
  const grid = (rows: number, columns: number) =>
    fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
  fc.assert(
    fc.property(grid(6, 7), grid(2, 3), grid(3, 2), (picture, first, second) => {
      expect(rounded(convolveGrid(picture, composeKernels(first, second)))).toEqual(
        rounded(convolveGrid(convolveGrid(picture, first), second)),
      );
    }),
  );
});
