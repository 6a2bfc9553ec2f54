import { describe, expect, it } from 'vitest';
import type { ModelSummary, Run } from '../../../../src/core/api';
import type { Progress } from '../../../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../../../src/core/training/recipe';
import { estimateSeconds } from '../../../../src/renderer/training/time-estimate';

const lenet: Recipe = { ...DEFAULT_RECIPE, architecture: 'lenet', digits: 10_000, epochs: 4 };
const cnn: Recipe = { ...lenet, architecture: 'cnn' };

function run(recipe: Recipe, imagesPerSecond: number, step = 500): Run {
  return { recipe, progress: { imagesPerSecond, step } as Progress } as Run;
}

function model(origin: ModelSummary['origin'], recipe: Recipe, trainingSeconds: number): ModelSummary {
  return { origin, state: 'ready', card: { recipe, trainingSeconds } } as ModelSummary;
}

describe('estimateSeconds', () => {
  it('knows nothing where nothing has been trained', () => {
    expect(estimateSeconds(lenet, [], [])).toBeNull();
    expect(estimateSeconds(lenet, [{ ...run(lenet, 1), progress: null }], [])).toBeNull();
  });

  it('goes by the runs first, then by models made here, then by those that shipped', () => {
    const runs = [run(lenet, 4000)];
    const models = [model('shipped', { ...lenet, digits: 60_000, epochs: 1 }, 120), model('stored', lenet, 20)];
    expect(estimateSeconds(lenet, runs, models)).toBe(10);
    expect(estimateSeconds(lenet, [], models)).toBe(20);
    expect(estimateSeconds(lenet, [], models.slice(0, 1))).toBe(80);
  });

  it('does not go by the first steps of a run, nor by a model whose run was stopped early', () => {
    const stopped = model('stored', lenet, 1);
    const whole = model('stored', lenet, 20);
    expect(estimateSeconds(lenet, [run(lenet, 10, 3)], [stopped, whole])).toBe(20);
  });

  it('goes by the same architecture before a nearer witness of another', () => {
    expect(estimateSeconds(cnn, [run(lenet, 4000)], [model('shipped', cnn, 50)])).toBe(50);
  });

  it('takes a larger network to need longer where only a smaller one is known', () => {
    const seconds = estimateSeconds(cnn, [run(lenet, 4000)], []) ?? 0;
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThan(200);
  });
});
