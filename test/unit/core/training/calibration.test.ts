import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { bestTemperature, calibrationOf } from '../../../../src/core/training/calibration';
import { readingsOf } from '../../../../src/core/training/readings';

/** Answers of a network that gives `certainty` to one digit, and labels that agree with it as often as `right` says. */
function answers(certainty: number, right: number, count = 1000) {
  const probabilities = new Float32Array(count * 10).fill((1 - certainty) / 9);
  const labels = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    probabilities[row * 10 + (row % 10)] = certainty;
    labels[row] = row < right * count ? row % 10 : (row + 1) % 10;
  }
  return [probabilities, labels] as const;
}

const readings = (certainty: number, right: number) => readingsOf(...answers(certainty, right));

describe('calibration', () => {
  it('has no error where certainty and accuracy agree, and else their distance', () => {
    expect(calibrationOf(readings(0.85, 0.85)).error).toBeCloseTo(0, 5);
    expect(calibrationOf(readings(0.95, 0.75)).error).toBeCloseTo(0.2, 5);
    expect(calibrationOf(readings(0.55, 0.95)).error).toBeCloseTo(0.4, 5);
  });

  it('tells certainty and accuracy of each tenth', () => {
    const { bins } = calibrationOf(readings(0.85, 0.6));
    expect(bins).toHaveLength(10);
    expect(bins[8]!.count).toBe(1000);
    expect(bins[8]!.certainty).toBeCloseTo(0.85, 5);
    expect(bins[8]!.accuracy).toBeCloseTo(0.6, 5);
    expect(bins[9]).toEqual({ count: 0, certainty: null, accuracy: null });
    expect(calibrationOf(readings(1, 1)).bins[9]!.count).toBe(1000);
  });

  it('finds the temperature that logits were multiplied by', () => {
    const random = Random.fromSeed(1);
    const count = 20_000;
    const labels = new Uint8Array(count);
    const [honest, overconfident] = [new Float32Array(count * 10), new Float32Array(count * 10)];
    for (let row = 0; row < count; row++) {
      const logits = Array.from({ length: 10 }, () => 2 * random.normal());
      const write = (into: Float32Array, factor: number): void => {
        const exponentials = logits.map((logit) => Math.exp(factor * logit));
        const sum = exponentials.reduce((total, value) => total + value, 0);
        into.set(
          exponentials.map((value) => value / sum),
          row * 10,
        );
      };
      write(honest, 1);
      write(overconfident, 2.5);
      let left = random.uniform();
      labels[row] = Math.max(
        0,
        honest.subarray(row * 10, row * 10 + 10).findIndex((share) => (left -= share) < 0),
      );
    }
    expect(bestTemperature(honest, labels)).toBeCloseTo(1, 1);
    expect(bestTemperature(overconfident, labels) / 2.5).toBeCloseTo(1, 1);
  });
});
