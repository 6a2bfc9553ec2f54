import { describe, expect, it } from 'vitest';
import {
  answerAt,
  apart,
  columnAt,
  surestUnlike,
  windowReadings,
  windowsOf,
} from '../../../../../../src/renderer/places/lessons/13-a-number/windows';
import { readAs, readyLine } from './lines';

describe('the windows of a line', () => {
  it('are one for each pixel that the left edge can stand at, cut out of the line', () => {
    const width = 30;
    const pixels = Float32Array.from({ length: 28 * width }, (_, at) => at);
    const windows = windowsOf({ width, pixels, left: 0, top: 0, unit: 1 });
    expect(windows).toHaveLength(3);
    expect(windows[2]![0]).toBe(2);
    expect(windows[2]![28 * 27 + 27]).toBe(27 * width + 29);
  });

  it('belong to the column of the maps whose window is nearest, and none beyond the last', () => {
    const slid = { step: 4, count: 3, probabilities: new Float32Array(30), inOneGo: true };
    expect([0, 1, 3, 5, 6, 8, 20].map((at) => columnAt(slid, at))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });
});

describe('what is read along a line', () => {
  it('is surest of some ink that is unlike any digit', () => {
    const alone = [readAs(9, 1, 0.9), readAs(8, 0.7, 0.1), readAs(3, 0.95, 0.2), readAs(8, 0.9, 0.1)];
    expect(surestUnlike(windowReadings(alone))).toMatchObject({ at: 2, answer: { digit: 3 } });
    expect(surestUnlike(windowReadings([readAs(9, 1, 0.9)]))).toBeNull();
    expect(surestUnlike(windowReadings([{ ...readAs(9, 1, 0.9), likeness: null }]))).toBeNull();
  });

  it('is compared with the maps where these have the same window', () => {
    const { slid, alone } = readyLine('ninetySix', (at) => readAs(at < 8 ? 9 : 6, 0.9, 0.8));
    expect(answerAt(slid.answers, 0).digit).toBe(9);
    expect(answerAt(slid.answers, 2).digit).toBe(6);
    expect(apart(slid.answers, alone)).toBe(0);
    const other = alone.map((reading, at) => (at === 4 ? readAs(9, 0.6, 0.8) : at === 5 ? readAs(1, 1, 0) : reading));
    expect(apart(slid.answers, other)).toBeCloseTo(0.3, 5);
  });
});
