import { describe, expect, it } from 'vitest';
import { confusionOf, readingsOf, worstRead } from '../../../../src/core/training/readings';

/** A digit that gets `certain` of the answer's probability, and the rest for one other digit. */
function probabilities(answer: number, certain: number, other: number): number[] {
  const row = new Array<number>(10).fill(0);
  row[answer] = certain;
  row[other] = 1 - certain;
  return row;
}

// Labels 7, 7, 1, 7: read as 7 (surely), 1 (hardly), 1, and as a 1 (surely).
const readings = readingsOf(
  Float32Array.from([
    ...probabilities(7, 0.875, 1),
    ...probabilities(1, 0.5625, 7),
    ...probabilities(1, 0.75, 4),
    ...probabilities(1, 0.9375, 7),
  ]),
  Uint8Array.from([7, 7, 1, 7]),
);

describe('readings', () => {
  it('are the answer, how sure it is, and what the label got', () => {
    expect([...readings.answers]).toEqual([7, 1, 1, 1]);
    expect([...readings.certainties]).toEqual([0.875, 0.5625, 0.75, 0.9375]);
    expect([...readings.ofLabel]).toEqual([0.875, 0.4375, 0.75, 0.0625]);
  });

  it('are counted by label and answer', () => {
    const confusion = confusionOf(readings);
    expect(confusion[7]).toEqual([0, 2, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(confusion[1]![1]).toBe(1);
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(4);
  });

  it('show the worst read first, of all or of a cell', () => {
    expect(worstRead(readings, null, 3)).toEqual([3, 1, 2]);
    expect(worstRead(readings, { label: 7, answer: 1 }, 10)).toEqual([3, 1]);
    expect(worstRead(readings, { label: 1, answer: 7 }, 10)).toEqual([]);
  });
});
