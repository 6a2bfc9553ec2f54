import { describe, expect, it } from 'vitest';
import { matchCells } from '../../../../../../src/renderer/places/lessons/grids/cell-match';
import {
  blankGrid,
  copyOf,
  NINE,
  SHIFTED_NINE,
  SIX,
  TAIL_LEFT_NINE,
  TALLER_NINE,
} from '../../../../../../src/renderer/places/lessons/grids/grids';

describe('matchCells', () => {
  it('finds the nine in its place, and fails on the shifted one and on the others', () => {
    const agreeing = [NINE, SHIFTED_NINE, TAIL_LEFT_NINE, TALLER_NINE, SIX, blankGrid(7, 5)].map(
      (picture) => matchCells(picture, NINE).agreeing,
    );
    // Counted by hand, row by row: 16, 8, 9 and 16 cells differ, and all 12 of the nine's ink from a blank sheet.
    expect(agreeing).toEqual([35, 19, 27, 26, 19, 23]);
  });

  it('says which cells differ', () => {
    const picture = copyOf(NINE);
    picture[6]![1] = -1;
    picture[2]![4] = 1;
    expect(matchCells(picture, NINE)).toEqual({
      agreeing: 33,
      cells: 35,
      differing: [
        { row: 2, column: 4 },
        { row: 6, column: 1 },
      ],
    });
  });
});
