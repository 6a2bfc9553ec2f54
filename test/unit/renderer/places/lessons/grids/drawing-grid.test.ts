import { describe, expect, it } from 'vitest';
import { rasterize } from '../../../../../../src/core/ink/rasterize';
import { drawingGrid } from '../../../../../../src/renderer/places/lessons/grids/drawing-grid';
import { gridOf, type Grid, LOOPY } from '../../../../../../src/renderer/places/lessons/grids/grids';
import { moved, pen, SEVEN, ZERO } from '../../../../core/ink/drawings';

/** A grid as a picture of 28x28, each cell a square of pixels. */
function enlarged(grid: Grid, side: number, top: number, left: number): Float32Array {
  const image = new Float32Array(784);
  grid.forEach((row, y) =>
    row.forEach((cell, x) => {
      if (cell < 0) return;
      for (let dy = 0; dy < side; dy++) {
        image.fill(1, (top + y * side + dy) * 28 + left + x * side, (top + y * side + dy) * 28 + left + (x + 1) * side);
      }
    }),
  );
  return image;
}

const show = (grid: Grid | null): string[] | undefined =>
  grid?.map((row) => row.map((cell) => (cell > 0 ? '#' : '.')).join(''));

const WIDE_NINE = gridOf('.###.', '#...#', '.####', '....#', '...#.', '...#.', '..#..');

describe('drawingGrid', () => {
  it('gives a grid back that was enlarged, wherever it lies', () => {
    for (const [side, top, left] of [
      [3, 2, 5],
      [4, 0, 1],
      [2, 9, 0],
    ] as const) {
      expect(show(drawingGrid(enlarged(WIDE_NINE, side, top, left), 7, 5))).toEqual(show(WIDE_NINE));
    }
    expect(show(drawingGrid(enlarged(LOOPY, 5, 3, 4), 3, 3))).toEqual(show(LOOPY));
  });

  it('makes readable digits of what a pen has drawn, wherever it was drawn', () => {
    const seven = rasterize(SEVEN)!;
    expect(show(drawingGrid(seven, 7, 5))).toEqual(['#####', '....#', '...#.', '...#.', '...#.', '..#..', '..#..']);
    expect(drawingGrid(rasterize(moved(SEVEN, 20, -15, 0.6))!, 7, 5)).toEqual(drawingGrid(seven, 7, 5));
    expect(show(drawingGrid(rasterize(ZERO)!, 7, 5))).toEqual([
      '.###.',
      '##.##',
      '#...#',
      '#...#',
      '#...#',
      '##.##',
      '.###.',
    ]);
  });

  it('does not make a bar that is as wide as the grid of a one', () => {
    const one = {
      marks: [
        pen([
          [140, 40],
          [140, 240],
        ]),
      ],
    };
    expect(show(drawingGrid(rasterize(one)!, 7, 5))).toEqual(Array(7).fill('..#..'));
  });

  it('keeps a thin line together, and two apart', () => {
    const line = (x: number, dx: number): Float32Array => {
      const image = new Float32Array(784);
      for (let y = 2; y < 26; y++) image[y * 28 + Math.floor(x + dx * y)] = 1;
      return image;
    };
    const slanted = drawingGrid(line(4, 0.7), 7, 5)!;
    slanted.forEach((row, at) => {
      const here = row.indexOf(1);
      expect(here).toBeGreaterThanOrEqual(0);
      if (at > 0) expect(here - slanted[at - 1]!.lastIndexOf(1)).toBeLessThanOrEqual(1);
    });
    const [left, right] = [line(4, 0), line(22, 0)];
    const two = left.map((ink, index) => Math.max(ink, right[index]!));
    expect(show(drawingGrid(two, 7, 5))).toEqual(Array(7).fill('#...#'));
  });

  it('has nothing to give where there is no ink', () => {
    expect(drawingGrid(new Float32Array(784), 7, 5)).toBeNull();
  });
});
