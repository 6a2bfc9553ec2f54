import { describe, expect, it } from 'vitest';
import {
  cutsOf,
  distances,
  isCutThere,
  toggledMark,
} from '../../../../../../src/renderer/places/lessons/13-a-number/cuts';
import { cameTrue, describeCuts } from '../../../../../../src/renderer/places/lessons/13-a-number/guess-words';
import { readyLine } from './lines';

const { reading, slid } = readyLine('hundred');

describe('cuts and marks', () => {
  it('lie in the line’s pixels, halfway between the pieces', () => {
    const [first, second] = reading.best.pieces;
    const cuts = cutsOf(reading.best, slid.image);
    expect(cuts).toHaveLength(reading.best.pieces.length - 1);
    expect(slid.image.left + slid.image.unit * cuts[0]!).toBeCloseTo((first!.box.right + second!.box.left) / 2, 6);
  });

  it('meet where there are as many, one near each', () => {
    expect(distances([10, 20], [11, 26])).toEqual([1, 6]);
    expect(isCutThere([10, 20], [13, 18])).toBe(true);
    expect(isCutThere([10, 20], [13, 25])).toBe(false);
    expect(isCutThere([10, 20], [10])).toBe(false);
    expect(isCutThere([10, 20], [10, 20, 30])).toBe(false);
  });

  it('are taken away where they are marked again, and are not too many', () => {
    expect(toggledMark([20], 10, 3)).toEqual([10, 20]);
    expect(toggledMark([10, 20], 19, 3)).toEqual([10]);
    expect(toggledMark([10, 20], 30, 2)).toEqual([10, 20]);
  });

  it('make a guess come true', () => {
    expect(cameTrue([10, 20], [10, 20])).toBe('marks');
    expect(cameTrue([10, 20], [10])).toBe('elsewhere');
    expect(cameTrue([], [])).toBe('nowhere');
  });

  it('are told with how far the marks lie off', () => {
    const cuts = [10, 20];
    expect(describeCuts(reading, cuts, [])).toContain(`cut in 2 places and read as ${reading.text}: 0,\u00a089\u00a0%`);
    expect(describeCuts(reading, cuts, [])).not.toContain('marks');
    expect(describeCuts(reading, cuts, [12, 27])).toContain('Your marks lie 2 and 7 pixels from its cuts');
    expect(describeCuts(reading, cuts, [12])).toContain('You marked 1 place.');
  });
});
