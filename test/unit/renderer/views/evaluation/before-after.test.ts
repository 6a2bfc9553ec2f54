import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../../../src/core/training/progress';
import { changesOf, describeChanges } from '../../../../../src/renderer/views/evaluation/before-after';

const evaluation = (accuracy: number) => ({ accuracy, count: 100 }) as Evaluation;
const reading = (test: number, own: number | null) => ({
  test: evaluation(test),
  own: own === null ? null : evaluation(own),
});

describe('describeChanges', () => {
  it('says what was gained on the own digits and what was forgotten of MNIST', () => {
    expect(describeChanges(reading(0.995, 0.8), reading(0.992, 0.92))).toBe(
      'Gained 12 points on your own digits, forgot 0.3 points of MNIST.',
    );
  });

  it('says as plainly that nothing was gained, or that something was lost', () => {
    expect(describeChanges(reading(0.99, 0.9), reading(1, 0.89))).toBe(
      'Lost 1 point on your own digits, gained 1 point on MNIST.',
    );
    expect(describeChanges(reading(0.99, 0.9), reading(0.99, 0.9))).toBe(
      'Gained nothing on your own digits, forgot nothing of MNIST.',
    );
  });

  it('passes over digits that there were none of', () => {
    expect(describeChanges(reading(0.99, null), reading(0.98, 0.9))).toBe('Forgot 1 point of MNIST.');
    expect(changesOf(reading(0.99, null), reading(0.98, 0.9))).toHaveLength(1);
  });
});
