import { describe, expect, it } from 'vitest';
import { featureChain, found } from '../../../../../../src/renderer/places/lessons/09-shifted-nine/feature-chain';
import { matchCells } from '../../../../../../src/renderer/places/lessons/grids/cell-match';
import { toTwoDecimals } from '../../../../../../src/renderer/places/lessons/grids/filter';
import {
  blankGrid,
  DIAGONAL,
  type Grid,
  LOOPY,
  NINE,
  SHIFTED_NINE,
  shiftGrid,
} from '../../../../../../src/renderer/places/lessons/grids/grids';

const written = (grid: Grid) => grid.map((row) => row.map(toTwoDecimals));

describe('the nine on its way through convolution, ReLU and pooling', () => {
  const chain = featureChain(NINE, LOOPY);

  it('keeps 1, 0.11 and 0.33 of the middle column after ReLU', () => {
    expect(written(chain.rectified)).toEqual([
      [0, 1, 0],
      [0, 0.11, 0],
      [0, 0.33, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('finds the loop in two of the pooled windows', () => {
    expect(written(chain.pooled)).toEqual([
      [1, 1],
      [0.33, 0.33],
      [0.33, 0.33],
      [0, 0],
    ]);
  });
});

describe('the nine shifted one cell to the left', () => {
  const chain = featureChain(shiftGrid(NINE, 0, -1), LOOPY);

  it('is the shifted nine of the course', () => {
    expect(chain.picture).toEqual(SHIFTED_NINE);
  });

  it('has the loop at the left of the map, and -0.11 where the slide has 0.33', () => {
    expect(written(chain.map)).toEqual([
      [1, -0.11, -0.11],
      [0.11, -0.33, -0.11],
      [0.33, -0.33, -0.11],
      [-0.11, -0.56, -0.33],
      [-0.56, -0.33, -0.56],
    ]);
    expect(written(chain.rectified)).toEqual([
      [1, 0, 0],
      [0.11, 0, 0],
      [0.33, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('still has it at the upper left of the pooled map', () => {
    expect(written(chain.pooled)).toEqual([
      [1, 0],
      [0.33, 0],
      [0.33, 0],
      [0, 0],
    ]);
    expect(found(chain.pooled)).toEqual({ value: 1, places: [{ row: 0, column: 0 }] });
    expect(matchCells(chain.pooled, featureChain(NINE, LOOPY).pooled).agreeing).toBe(5);
  });
});

it('finds the foot of the tail with the diagonal kernel', () => {
  expect(found(featureChain(NINE, DIAGONAL).map)).toEqual({ value: 1, places: [{ row: 4, column: 1 }] });
});

it('finds nothing on paper: a loop is not there less than not at all', () => {
  expect(found(featureChain(blankGrid(7, 5), LOOPY).map)).toBeNull();
});
