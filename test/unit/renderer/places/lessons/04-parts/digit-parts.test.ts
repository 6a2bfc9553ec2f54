import { describe, expect, it } from 'vitest';
import {
  assemble,
  digitMadeOf,
  PARTS_FOR,
  partVotes,
  RECIPES,
  SLOTS,
  type DigitPart,
} from '../../../../../../src/renderer/places/lessons/04-parts/digit-parts';
import { EIGHT, NINE, SIX } from '../../../../../../src/renderer/places/lessons/grids/grids';

const recipe = (digit: number) => RECIPES.find((other) => other.digit === digit)!.parts;
const each = (parts: readonly DigitPart[]): readonly (DigitPart | null)[] => [null, ...parts];

describe('a digit’s parts', () => {
  it('put together, are the course’s digits', () => {
    expect(assemble({ top: 'loop', middle: 'right', foot: 'diagonal' })).toEqual(NINE);
    expect(assemble(recipe(6))).toEqual(SIX);
    expect(assemble(recipe(8))).toEqual(EIGHT);
  });

  it('fill seven rows of five, whichever they are', () => {
    for (const top of each(PARTS_FOR.top)) {
      for (const middle of each(PARTS_FOR.middle)) {
        for (const foot of each(PARTS_FOR.foot)) {
          const grid = assemble({ top, middle, foot });
          expect(grid.map((row) => row.length)).toEqual(new Array(7).fill(5));
        }
      }
    }
  });

  it('vote for a digit, which is made when all of them do', () => {
    expect(partVotes({ top: 'loop', middle: null, foot: null })).toEqual([
      { digit: 9, votes: 1 },
      { digit: 6, votes: 0 },
      { digit: 8, votes: 1 },
      { digit: 1, votes: 0 },
    ]);
    expect(digitMadeOf({ top: 'loop', middle: 'right', foot: null })).toBeNull();
    for (const { digit, parts } of RECIPES) expect(digitMadeOf(parts)).toBe(digit);
    expect(new Set(RECIPES.map(({ parts }) => SLOTS.map((slot) => parts[slot]).join())).size).toBe(RECIPES.length);
  });
});
