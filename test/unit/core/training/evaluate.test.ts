import { describe, expect, it } from 'vitest';
import { judge } from '../../../../src/core/training/evaluate';

/** Probabilities of a network that gives three quarters to each answer, and a quarter to the digit after it. */
function reading(...answers: readonly number[]): Float32Array {
  const probabilities = new Float32Array(answers.length * 10);
  answers.forEach((answer, row) => {
    probabilities[row * 10 + answer] = 0.75;
    probabilities[row * 10 + ((answer + 1) % 10)] = 0.25;
  });
  return probabilities;
}

describe('judge', () => {
  it('counts answers against labels, in all and for each digit that occurs', () => {
    const { confusion, ...evaluation } = judge(reading(3, 3, 2, 7), Uint8Array.from([3, 3, 3, 1]));
    expect(evaluation).toMatchObject({ count: 4, accuracy: 0.5 });
    expect(evaluation.perDigit).toEqual([null, 0, null, expect.closeTo(2 / 3), null, null, null, null, null, null]);
    expect(confusion[3]).toEqual([0, 0, 1, 2, 0, 0, 0, 0, 0, 0]);
    expect(confusion[1]![7]).toBe(1);
  });

  it('takes the mean cross-entropy in nats, and a label that has no probability for the rarest there is', () => {
    expect(judge(reading(3, 2), Uint8Array.from([3, 3])).loss).toBeCloseTo(-(Math.log(0.75) + Math.log(0.25)) / 2, 5);
    expect(judge(reading(3), Uint8Array.from([9])).loss).toBeCloseTo(-Math.log(Number.MIN_VALUE), 5);
  });

  it('has no number that is none where there are no digits', () => {
    expect(judge(new Float32Array(), new Uint8Array())).toMatchObject({ count: 0, accuracy: 0, loss: 0 });
  });
});
