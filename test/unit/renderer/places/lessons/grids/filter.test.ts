import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsIn, SLIDE_LOOP_MAP } from '../../../../../../src/renderer/places/lessons/05-filter/slide-slips';
import {
  convolveGrid,
  filterStep,
  mapSize,
  placesOf,
  strongest,
  toTwoDecimals,
} from '../../../../../../src/renderer/places/lessons/grids/filter';
import {
  DIAGONAL,
  EIGHT,
  LOOPY,
  NINE,
  NINETY_SIX,
  SHIFTED_NINE,
  SIX,
  VERTICAL,
  type Grid,
} from '../../../../../../src/renderer/places/lessons/grids/grids';

const written = (map: Grid): Grid => map.map((row) => row.map(toTwoDecimals));

describe('the course’s convolution', () => {
  it('gives the nine its map of the loop', () => {
    expect(written(convolveGrid(NINE, LOOPY))).toEqual([
      [-0.11, 1, -0.11],
      [-0.56, 0.11, -0.33],
      [-0.33, 0.33, -0.33],
      [-0.56, -0.11, -0.56],
      [-0.33, -0.56, -0.33],
    ]);
  });

  it('gives the shifted nine the same loop, one cell over', () => {
    expect(written(convolveGrid(SHIFTED_NINE, LOOPY))).toEqual([
      [1, -0.11, -0.11],
      [0.11, -0.33, -0.11],
      [0.33, -0.33, -0.11],
      [-0.11, -0.56, -0.33],
      [-0.56, -0.33, -0.56],
    ]);
  });

  it('is worked out in the first window as the slide does', () => {
    const step = filterStep(NINE, LOOPY, { row: 0, column: 0 });
    expect(step.window).toEqual([
      [-1, 1, 1],
      [-1, 1, -1],
      [-1, 1, 1],
    ]);
    expect(step.products.flat()).toEqual([-1, 1, 1, -1, -1, -1, -1, 1, 1]);
    expect(step.sum).toBe(-1);
    expect(step.divisor).toBe(9);
    expect(toTwoDecimals(step.value)).toBe(-0.11);
  });

  it('finds the loop wherever it is: of a six below, of an eight twice, of a 96 in each digit', () => {
    const loops = (grid: Grid) => placesOf(convolveGrid(grid, LOOPY), 1);
    expect(loops(NINE)).toEqual([{ row: 0, column: 1 }]);
    expect(loops(SIX)).toEqual([{ row: 4, column: 1 }]);
    expect(loops(EIGHT)).toEqual([
      { row: 0, column: 1 },
      { row: 4, column: 1 },
    ]);
    expect(loops(NINETY_SIX)).toEqual([
      { row: 0, column: 1 },
      { row: 4, column: 6 },
    ]);
  });

  it('finds the nine’s line and foot with their own kernels', () => {
    expect(written(convolveGrid(NINE, DIAGONAL))).toEqual([
      [0.11, -0.56, 0.11],
      [0.11, -0.11, -0.11],
      [0.33, -0.33, -0.11],
      [0.11, 0.11, 0.56],
      [-0.11, 1, -0.11],
    ]);
    expect(strongest(convolveGrid(NINE, DIAGONAL))).toEqual({ value: 1, places: [{ row: 4, column: 1 }] });
    expect(written(convolveGrid(NINE, VERTICAL))).toEqual([
      [0.56, -0.56, 0.56],
      [0.56, -0.56, 0.78],
      [0.33, -0.33, 0.78],
      [0.11, 0.11, 0.56],
      [0.33, 0.11, 0.33],
    ]);
  });

  it('makes a map of as many cells as there are windows, and none of a grid that is too small', () => {
    expect(mapSize(NINETY_SIX, LOOPY)).toEqual({ rows: 5, columns: 8 });
    expect(convolveGrid([[1, 1]], LOOPY)).toEqual([]);
    expect(mapSize([[1, 1]], LOOPY)).toEqual({ rows: 0, columns: 0 });
    expect(strongest([])).toBeNull();
  });

  it('gives a pattern that equals the kernel 1, and nothing more than 1', () => {
    const sign = fc.constantFrom(-1, 1);
    const square = fc.array(fc.array(sign, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    const large = fc.array(fc.array(sign, { minLength: 6, maxLength: 6 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(square, large, fc.nat(3), fc.nat(3), (kernel, grid, row, column) => {
        for (let y = 0; y < 3; y++) grid[row + y]!.splice(column, 3, ...kernel[y]!);
        const map = convolveGrid(grid, kernel);
        expect(map[row]![column]).toBe(1);
        expect(Math.max(...map.flat().map(Math.abs))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the slide’s map of the nine', () => {
  it('slips in its last two rows, and cuts -0.56 to -0.55', () => {
    const slips = slipsIn(SLIDE_LOOP_MAP, convolveGrid(NINE, LOOPY));
    expect(slips.map(({ row, column, slide, isCut }) => [row, column, slide, isCut])).toEqual([
      [1, 0, -0.55, true],
      [3, 0, -0.22, false],
      [3, 2, -0.22, false],
      [4, 1, -0.33, false],
    ]);
    expect(slips.map(({ computed }) => toTwoDecimals(computed))).toEqual([-0.56, -0.56, -0.56, -0.56]);
  });
});
