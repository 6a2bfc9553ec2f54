import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../../src/core/data/digits';
import { TEST_SUITES } from '../../../../../src/core/data/test-suites';
import type { Sweep } from '../../../../../src/core/training/robustness';
import type { MeasuredTest } from '../../../../../src/core/training/test-scores';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { testsToShow } from '../../../../../src/renderer/views/robustness/shown-tests';
import { exampleOf, FIRST_PLACES } from '../../../../../src/renderer/views/robustness/test-examples';
import { modelToSave } from '../../../main/trained-models';

const kept = (over: Partial<MeasuredTest>): MeasuredTest => ({
  ...{ suite: 'affnist', test: 'affine', digits: 'test', count: 500, read: 500 },
  ...{ measured: '2026-01-01T00:00:00.000Z', accuracy: 0.5, unchanged: 1 },
  ...over,
});

function model(tests?: readonly MeasuredTest[]): ReadyModel {
  const card = { ...modelToSave('a')[2], format: 1 as const, checksums: { 'model.json': '', 'weights.bin': '' } };
  return { id: 'a', origin: 'shipped', state: 'ready', bytes: 1, card: { ...card, ...(tests && { tests }) } };
}

const running = (count: 500 | 2000): Sweep => ({
  ...{
    id: 'sweep-1',
    changes: [],
    suites: ['affnist'],
    started: '2026-02-01T00:00:00.000Z',
    progress: null,
    curves: [],
  },
  models: ['b', 'a'].map((id) => ({ id, name: id })),
  digits: { set: 'test', count },
  scores: [{ suite: 'affnist', test: 'affine', read: count, accuracies: [0.1, 0.9], unchanged: [1, 1] }],
  state: { kind: 'running' },
});

const accuracies = (...asked: Parameters<typeof testsToShow>) => testsToShow(...asked).map(({ accuracy }) => accuracy);

describe('the tests that are shown', () => {
  it('are those of the digits that were chosen, else of the most there are, and none of a suite that was not', () => {
    const one = model([kept({}), kept({ count: 10_000, accuracy: 0.7 }), kept({ digits: 'own', accuracy: 0.1 })]);
    expect(accuracies(one, ['affnist'], { set: 'test', count: 500 }, null)).toEqual([0.5]);
    expect(accuracies(one, ['affnist'], { set: 'test', count: 2000 }, null)).toEqual([0.7]);
    expect(accuracies(one, ['affnist'], { set: 'own' }, null)).toEqual([0.1]);
    expect(accuracies(one, ['n-mnist'], { set: 'test', count: 500 }, null)).toEqual([]);
    expect(accuracies(model(), ['affnist'], { set: 'test', count: 500 }, null)).toEqual([]);
  });

  it('are what is just being measured of these digits, where nothing exact is kept', () => {
    const one = model([kept({ count: 10_000, accuracy: 0.7 })]);
    expect(accuracies(one, ['affnist'], { set: 'test', count: 2000 }, running(2000))).toEqual([0.9]);
    expect(accuracies(one, ['affnist'], { set: 'test', count: 2000 }, running(500))).toEqual([0.7]);
    expect(accuracies({ ...one, id: 'c' }, ['affnist'], { set: 'test', count: 2000 }, running(2000))).toEqual([0.7]);
  });
});

describe('the digits that show tests', () => {
  it('are the first ones of MNIST’s test digits', async () => {
    const { labels } = await loadTestDigits();
    expect(FIRST_PLACES).toEqual(Array.from({ length: 10 }, (_, label) => labels.indexOf(label)));
  });

  it('are one that the test can be made of, changed by it', async () => {
    const digits = await loadTestDigits();
    const firsts = Uint8Array.from(FIRST_PLACES.flatMap((place) => [...imageAt(digits, place)]));
    const slashed = exampleOf(firsts, TEST_SUITES.habits.tests['0 slashed']!);
    expect(slashed).toMatchObject({ index: 3, label: 0 });
    const grey = slashed.image.map((ink) => Math.round(255 * ink));
    expect(grey.some((ink, pixel) => ink !== imageAt(digits, 3)[pixel])).toBe(true);
    expect(exampleOf(firsts, TEST_SUITES.affnist.tests['affine']!)).toMatchObject({ index: 0, label: 7 });
  });
});
