import { describe, expect, it } from 'vitest';
import {
  convolveStack,
  emptyKernel,
  largestSum,
  placesFound,
  stackedStep,
  stackOfMaps,
} from '../../../../../../src/renderer/places/lessons/06-stacked/stacked-filter';
import { toTwoDecimals } from '../../../../../../src/renderer/places/lessons/grids/filter';
import {
  DIAGONAL,
  EIGHT,
  LOOPY,
  NINE,
  NINETY_SIX,
  SHIFTED_NINE,
  SIX,
  TAIL_LEFT_NINE,
  TALLER_NINE,
  VERTICAL,
  type Grid,
} from '../../../../../../src/renderer/places/lessons/grids/grids';

const mapsOf = (grid: Grid) => stackOfMaps(grid, [LOOPY, VERTICAL, DIAGONAL]);

/** The loop at the top, the line in the middle and one cell over, the foot at the bottom. */
function nineKernel(): number[][][] {
  const kernel = emptyKernel(3, 5, 2);
  kernel[0]![0]![0] = 1;
  kernel[1]![2]![1] = 1;
  kernel[2]![4]![0] = 1;
  return kernel;
}

describe('a filter of filters', () => {
  it('sums the loop, the line and the foot of the nine', () => {
    const step = stackedStep(mapsOf(NINE), nineKernel(), { row: 0, column: 1 });
    expect(step.planes.map(({ sum }) => toTwoDecimals(sum))).toEqual([1, 0.78, 1]);
    expect(toTwoDecimals(step.sum)).toBe(2.78);
    expect(largestSum(nineKernel())).toBe(3);
    expect(convolveStack(mapsOf(NINE), nineKernel()).map((row) => row.map(toTwoDecimals))).toEqual([[-0.56, 2.78]]);
  });

  it('finds the nine, the shifted one in its place, and the nine in 96', () => {
    expect(placesFound(mapsOf(NINE), nineKernel())).toEqual([{ row: 0, column: 1 }]);
    expect(placesFound(mapsOf(SHIFTED_NINE), nineKernel())).toEqual([{ row: 0, column: 0 }]);
    expect(placesFound(mapsOf(NINETY_SIX), nineKernel())).toEqual([{ row: 0, column: 1 }]);
  });

  it('finds none in a six, an eight, and in nines that are made otherwise', () => {
    for (const grid of [SIX, EIGHT, TALLER_NINE, TAIL_LEFT_NINE]) {
      expect(placesFound(mapsOf(grid), nineKernel())).toEqual([]);
    }
  });

  it('takes an eight for a nine while it looks for a loop only', () => {
    const kernel = emptyKernel(3, 5, 2);
    kernel[0]![0]![0] = 1;
    expect(placesFound(mapsOf(EIGHT), kernel)).toHaveLength(1);
  });

  it('finds nothing while it looks for nothing', () => {
    expect(placesFound(mapsOf(NINE), emptyKernel(3, 5, 2))).toEqual([]);
  });
});
