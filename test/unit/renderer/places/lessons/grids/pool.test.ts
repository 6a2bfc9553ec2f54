import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pool, pooledLength, pooledWindows } from '../../../../../../src/renderer/places/lessons/grids/pool';

/** The course's table. */
const TABLE = [
  [5, 1, 3, 4],
  [8, 2, 9, 2],
  [1, 3, 0, 1],
  [2, 2, 2, 0],
];

describe('pooling the table by 2x2 windows with stride 2', () => {
  it('keeps the largest values', () => {
    expect(pool(TABLE, { pooling: 'max', size: 2, stride: 2 })).toEqual([
      [8, 9],
      [3, 2],
    ]);
  });

  it('keeps the means', () => {
    expect(pool(TABLE, { pooling: 'average', size: 2, stride: 2 })).toEqual([
      [4, 4.5],
      [2, 0.75],
    ]);
  });

  it('goes from window to window, row by row', () => {
    const windows = pooledWindows(TABLE, { pooling: 'max', size: 2, stride: 2 });
    expect(windows.map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 2],
      [2, 0],
      [2, 2],
    ]);
    expect(windows[1]).toEqual({ row: 0, column: 2, values: [3, 4, 9, 2], result: 9, place: { row: 0, column: 1 } });
  });
});

it('pools the rectified 5x3 map of the nine with overlapping windows', () => {
  const third = 3 / 9;
  const rectified = [
    [0, 1, 0],
    [0, 1 / 9, 0],
    [0, third, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  expect(pool(rectified, { pooling: 'max', size: 2, stride: 1 })).toEqual([
    [1, 1],
    [third, third],
    [third, third],
    [0, 0],
  ]);
});

it('passes over what is left at the edge, and makes nothing of a map that is smaller than the window', () => {
  expect(pool(TABLE, { pooling: 'max', size: 3, stride: 2 })).toEqual([[9]]);
  expect(pool([[1, 2]], { pooling: 'max', size: 2, stride: 1 })).toEqual([]);
  expect([4, 5, 1].map((length) => pooledLength(length, { size: 2, stride: 2 }))).toEqual([2, 2, 0]);
});

it('never makes a value larger than the largest, nor an average larger than the maximum', () => {
  const grids = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(grids, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (grid, size, stride) => {
      const largest = pool(grid, { pooling: 'max', size, stride });
      const average = pool(grid, { pooling: 'average', size, stride });
      expect(average.map((row) => row.length)).toEqual(largest.map((row) => row.length));
      largest.forEach((row, down) =>
        row.forEach((value, across) => {
          expect(grid.flat()).toContain(value);
          expect(average[down]![across]!).toBeLessThanOrEqual(value + 1e-9);
        }),
      );
    }),
  );
});
