import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Digits } from '../../../../src/core/data/digits';
import { learningRateAt } from '../../../../src/core/training/learning-rate';
import type { TrainingEvent } from '../../../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../../../src/core/training/recipe';
import { train } from '../../../../src/core/training/train';
import { loadTestDigits, loadTrainingDigits } from '../../../../src/main/services/mnist';
import { startInstalledBackend } from '../../backend';

let digits: Digits;
let test: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  digits = await loadTrainingDigits();
  const all = await loadTestDigits();
  test = { count: 500, images: all.images.subarray(0, 500 * 784), labels: all.labels.subarray(0, 500) };
}, 60_000);

/** The first digits of the training set. */
const first = (count: number): Digits => ({
  count,
  images: digits.images.subarray(0, count * 784),
  labels: digits.labels.subarray(0, count),
});

const recipe: Recipe = { ...DEFAULT_RECIPE, architecture: 'lenet', digits: 3_000, epochs: 2, learningRate: 0.005 };

function finished(events: readonly TrainingEvent[]): Extract<TrainingEvent, { kind: 'finished' }> {
  const last = events[events.length - 1];
  if (last?.kind !== 'finished') throw new Error('The run did not finish.');
  return last;
}

const valuesOf = (events: readonly TrainingEvent[]) => finished(events).weights.map(({ values }) => [...values]);

describe('training', () => {
  it('learns to read digits it has not seen, and leaves no tensor', () => {
    const before = tf.memory().numTensors;
    const events = [...train(recipe, digits, test)];
    expect(finished(events).evaluation.accuracy).toBeGreaterThan(0.75);
    expect(events.some(({ kind }) => kind === 'progress')).toBe(true);
    expect(events.some(({ kind }) => kind === 'snapshot')).toBe(true);
    expect(events.filter(({ kind }) => kind === 'validation')).toHaveLength(2);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the same weights for the same recipe, and others for another seed', () => {
    const short: Recipe = { ...recipe, architecture: 'cnn', digits: 100, epochs: 1, batch: 25, augmentation: 'wide' };
    const [one, again, other] = [short, short, { ...short, seed: 2 }].map((own) =>
      valuesOf([...train(own, first(100), test)]),
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('stops after the step under way and keeps what it has learned', () => {
    const stop = { aborted: false };
    const events: TrainingEvent[] = [];
    for (const event of train({ ...recipe, epochs: 50 }, digits, test, stop)) {
      events.push(event);
      stop.aborted = true;
    }
    expect(finished(events).weights.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(5);
  });

  it('validates only on digits that it does not learn from', () => {
    const few = first(5_500);
    const kinds = (count: number) =>
      [...train({ ...recipe, digits: count, architecture: 'dense' }, few, test)].map(({ kind }) => kind);
    expect(kinds(500)).toContain('validation');
    expect(kinds(501)).not.toContain('validation');
  });
});

describe('the learning rate', () => {
  it("rises, peaks at the recipe's and falls to nearly nothing", () => {
    const rates = Array.from({ length: 100 }, (_, step) => learningRateAt(step, 100, 0.01));
    expect(Math.max(...rates)).toBeCloseTo(0.01);
    expect(rates[0]).toBeCloseTo(0.002);
    expect(rates.indexOf(Math.max(...rates))).toBeLessThan(6);
    expect(rates[99]!).toBeLessThan(1e-4);
    expect(rates.every((rate) => rate > 0)).toBe(true);
  });
});
