import { describe, expect, it } from 'vitest';
import {
  blankGrid,
  copyOf,
  DIAGONAL,
  EIGHT,
  GREY,
  gridOf,
  isSameGrid,
  LOOPY,
  NINE,
  NINETY_SIX,
  rearrange,
  SHIFTED_NINE,
  shiftGrid,
  SIX,
  TAIL_LEFT_NINE,
  TALLER_NINE,
  VERTICAL,
} from '../../../../../../src/renderer/places/lessons/grids/grids';

describe('the grids of the course', () => {
  it('are the nine, the shifted one and the kernels, number by number', () => {
    expect(NINE).toEqual([
      [-1, 1, 1, 1, -1],
      [-1, 1, -1, 1, -1],
      [-1, 1, 1, 1, -1],
      [-1, -1, -1, 1, -1],
      [-1, -1, -1, 1, -1],
      [-1, -1, 1, -1, -1],
      [-1, 1, -1, -1, -1],
    ]);
    expect(SHIFTED_NINE).toEqual(shiftGrid(NINE, 0, -1));
    expect(TALLER_NINE).toEqual([
      [-1, -1, 1, -1, -1],
      [-1, 1, -1, 1, -1],
      [-1, 1, 1, -1, -1],
      [-1, -1, 1, -1, -1],
      [-1, -1, 1, -1, -1],
      [-1, -1, 1, -1, -1],
      [-1, -1, 1, -1, -1],
    ]);
    expect(LOOPY).toEqual([
      [1, 1, 1],
      [1, -1, 1],
      [1, 1, 1],
    ]);
    expect(VERTICAL).toEqual([
      [-1, 1, -1],
      [-1, 1, -1],
      [-1, 1, -1],
    ]);
    expect(DIAGONAL).toEqual([
      [-1, -1, 1],
      [-1, 1, -1],
      [1, -1, -1],
    ]);
  });

  it('are the grey picture, row by row', () => {
    expect(GREY.map((row) => row.join(' '))).toEqual([
      '0 0 0 0 0 0 0',
      '87 240 230 24 0 0 0',
      '11 0 101 195 0 0 0',
      '35 167 99 233 0 0 0',
      '145 230 240 205 189 140 0',
      '0 102 67 17 13 0 0',
      '0 0 0 0 0 0 0',
    ]);
  });

  it('have the size that the course gives them', () => {
    for (const grid of [NINE, SHIFTED_NINE, TALLER_NINE, TAIL_LEFT_NINE, SIX, EIGHT]) {
      expect(grid.map((row) => row.length)).toEqual(Array(7).fill(5));
    }
    expect(NINETY_SIX.map((row) => row.length)).toEqual(Array(7).fill(10));
    expect(GREY.map((row) => row.length)).toEqual(Array(7).fill(7));
  });

  it('move the tail of the nine alone one cell to the left', () => {
    expect(TAIL_LEFT_NINE.slice(0, 3)).toEqual(NINE.slice(0, 3));
    expect(TAIL_LEFT_NINE.slice(3)).toEqual(SHIFTED_NINE.slice(3));
  });

  it('turn the nine round to a six', () => {
    expect(SIX).toEqual(NINE.map((row) => row.toReversed()).toReversed());
  });
});

describe('shiftGrid', () => {
  it('lets paper in and ink out over the edge', () => {
    const grid = gridOf('##.', '.#.');
    expect(shiftGrid(grid, 0, 1)).toEqual(gridOf('.##', '..#'));
    expect(shiftGrid(grid, 0, -1)).toEqual(gridOf('#..', '#..'));
    expect(shiftGrid(grid, 1, 0)).toEqual(gridOf('...', '##.'));
    expect(shiftGrid(grid, -1, 0)).toEqual(gridOf('.#.', '...'));
    expect(shiftGrid(grid, 5, 5)).toEqual(blankGrid(2, 3));
  });
});

describe('rearrange', () => {
  it('takes each cell from where the order says', () => {
    const grid = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(rearrange(grid, [5, 4, 3, 2, 1, 0])).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    expect(rearrange(rearrange(grid, [1, 2, 0, 3, 5, 4]), [2, 0, 1, 3, 5, 4])).toEqual(grid);
  });
});

describe('copyOf and isSameGrid', () => {
  it('change a copy alone, and see that', () => {
    const grid = gridOf('#.', '.#');
    const changed = copyOf(grid);
    expect(isSameGrid(grid, changed)).toBe(true);
    changed[0]![1] = 1;
    expect(changed).toEqual(gridOf('##', '.#'));
    expect(grid).toEqual(gridOf('#.', '.#'));
    expect(isSameGrid(grid, changed)).toBe(false);
    expect(isSameGrid(grid, gridOf('#.'))).toBe(false);
  });
});
