import { describe, expect, it } from 'vitest';
import type { ModelSummary } from '../../../../../src/core/contract/api';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import type { Progress } from '../../../../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { estimateSeconds } from '../../../../../src/renderer/state/training/time-estimate';

const recipe = (name: 'lenet' | 'cnn', epochs = 4): Recipe => ({
  ...DEFAULT_RECIPE,
  network: { kind: 'table', name },
  data: { mnist: 10_000, own: false },
  epochs,
});
const lenet = recipe('lenet');
const cnn = recipe('cnn');

const task = (of: Recipe, ownCount = 0) => ({
  recipe: of,
  layers: ARCHITECTURES[of === cnn ? 'cnn' : 'lenet'].layers,
  ownCount,
});

function run(of: Recipe, imagesPerSecond: number, step = 500): Run {
  return { ...task(of), progress: { imagesPerSecond, step } as Progress } as unknown as Run;
}

function model(origin: ModelSummary['origin'], of: Recipe, trainingSeconds: number): ModelSummary {
  return { origin, state: 'ready', card: { recipe: of, trainingSeconds } } as ModelSummary;
}

describe('estimateSeconds', () => {
  it('knows nothing where nothing has been trained', () => {
    expect(estimateSeconds(task(lenet), [], [])).toBeNull();
    expect(estimateSeconds(task(lenet), [{ ...run(lenet, 1), progress: null }], [])).toBeNull();
  });

  it('goes by the runs first, then by models made here, then by those that shipped', () => {
    const runs = [run(lenet, 4000)];
    const models = [
      model('shipped', { ...lenet, data: { mnist: 60_000, own: false }, epochs: 1 }, 120),
      model('stored', lenet, 20),
    ];
    expect(estimateSeconds(task(lenet), runs, models)).toBe(10);
    expect(estimateSeconds(task(lenet), [], models)).toBe(20);
    expect(estimateSeconds(task(lenet), [], models.slice(0, 1))).toBe(80);
  });

  it('does not go by the first steps of a run, nor by a model whose run was stopped early', () => {
    const stopped = model('stored', lenet, 1);
    const whole = model('stored', lenet, 20);
    expect(estimateSeconds(task(lenet), [run(lenet, 10, 3)], [stopped, whole])).toBe(20);
  });

  it('goes by the same network before a nearer witness of another', () => {
    expect(estimateSeconds(task(cnn), [run(lenet, 4000)], [model('shipped', cnn, 50)])).toBe(50);
  });

  it('takes a third as long again where a network like it teaches', () => {
    const taught = { ...lenet, teachers: [{ id: 'lenet', name: 'lenet' }] };
    const models = [{ ...model('stored', lenet, 30), id: 'lenet' } as ModelSummary];
    expect(estimateSeconds({ ...task(lenet), recipe: taught }, [], models)).toBeCloseTo(40, 6);
    // A model that was taught itself says how long one takes that is not.
    const slow = [...models, { ...model('stored', taught, 120), id: 'taught' } as ModelSummary];
    expect(estimateSeconds(task(lenet), [], slow)).toBe(30);
  });

  it('takes a larger network to need longer where only a smaller one is known', () => {
    const seconds = estimateSeconds(task(cnn), [run(lenet, 4000)], []) ?? 0;
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThan(200);
  });

  it('counts the digits of the user, which are seen several times', () => {
    const own = { ...lenet, data: { mnist: 9000, own: true } };
    const seconds = (ownCount: number) => estimateSeconds(task(own, ownCount), [run(lenet, 4000)], []);
    expect(seconds(0)).toBe(9);
    // Until they are a quarter of an epoch, at most 50 times each.
    expect(seconds(100)).toBe(12);
    expect(seconds(10)).toBe(9.5);
    expect(seconds(6000)).toBe(15);
  });
});
