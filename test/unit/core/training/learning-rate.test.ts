import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../../../src/core/training/learning-rate';
import type { Recipe } from '../../../../src/core/training/recipe';

const ratesOf = (schedule: Recipe['schedule']): number[] =>
  Array.from({ length: 100 }, (_, step) => learningRateAt(step, 100, schedule, 0.01));

const rises = (rates: readonly number[]): boolean => rates.every((rate, step) => step === 0 || rate > rates[step - 1]!);

describe('the learning rate', () => {
  it.each<[string, Recipe['schedule'], number]>([
    ['cosine', { kind: 'cosine', warmUp: 0.05 }, 5],
    ['one cycle', { kind: 'oneCycle' }, 30],
  ])("by %s rises to the recipe's and falls to nearly nothing", (_, schedule, peak) => {
    const rates = ratesOf(schedule);
    expect(Math.max(...rates)).toBeCloseTo(0.01, 6);
    expect(rises(rates.slice(0, peak))).toBe(true);
    expect(rises(rates.slice(peak).reverse())).toBe(true);
    expect(rates[0]!).toBeLessThan(0.0025);
    expect(rates[99]!).toBeLessThan(1e-4);
    expect(rates.every((rate) => rate > 0)).toBe(true);
  });

  it('that is constant rises and stays', () => {
    const rates = ratesOf({ kind: 'constant', warmUp: 0.1 });
    expect(rates[0]).toBeCloseTo(0.001, 6);
    expect(rates.slice(10)).toEqual(new Array(90).fill(0.01));
  });

  it('starts at its highest where there is no warm-up', () => {
    expect(ratesOf({ kind: 'constant', warmUp: 0 })[0]).toBe(0.01);
  });
});
