import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { fitLogistic } from '../../../../src/core/likeness/logistic-regression';

/** Rows of three numbers about one mean or another, the second of them always the same. */
function clouds(count: number, apart: number): { rows: Float32Array; labels: Uint8Array } {
  const random = Random.fromSeed(5);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 2);
  const rows = Float32Array.from({ length: count * 3 }, (_, at) => {
    const label = labels[Math.floor(at / 3)]!;
    return [10 + 3 * random.normal() + 3 * apart * label, 7, random.normal() - apart * label][at % 3]!;
  });
  return { rows, labels };
}

describe('fitLogistic', () => {
  it('finds the line between two clouds, whatever the scale of their columns', () => {
    const { rows, labels } = clouds(4_000, 2);
    const { weights, bias } = fitLogistic(rows, labels, 3);
    const right = labels.filter((label, index) => {
      const row = rows.subarray(index * 3, index * 3 + 3);
      return row.reduce((sum, value, at) => sum + value * weights[at]!, bias) > 0 === (label === 1);
    }).length;
    // Two normal clouds 2 * sqrt(2) deviations apart: the best line tells 92 % of them.
    expect(right / labels.length).toBeGreaterThan(0.91);
    expect(Math.abs((-weights[0]! * 3) / weights[2]! - 1)).toBeLessThan(0.1);
    expect(weights[1]).toBeCloseTo(0, 12);
  });

  it('weighs both sides alike, however many rows each has', () => {
    const { rows, labels } = clouds(4_000, 2);
    const few = Array.from(labels.keys()).filter((index) => labels[index] === 0 || index % 20 === 1);
    const some = Float32Array.from(few.flatMap((index) => [...rows.subarray(index * 3, index * 3 + 3)]));
    const { weights, bias } = fitLogistic(
      some,
      Uint8Array.from(few, (index) => labels[index]!),
      3,
    );
    // In the middle between the clouds the score is about 0.
    expect(Math.abs([13, 7, -1].reduce((sum, value, at) => sum + value * weights[at]!, bias))).toBeLessThan(0.3);
  });
});
