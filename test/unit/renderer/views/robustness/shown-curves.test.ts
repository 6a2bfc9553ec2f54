import { describe, expect, it } from 'vitest';
import type { MeasuredCurve, Robustness, Sweep } from '../../../../../src/core/training/robustness';
import { RobustnessChoice } from '../../../../../src/renderer/places/robustness/robustness-choice.svelte';
import { accuracyIn, accuracyUnchanged, bestOf } from '../../../../../src/renderer/places/robustness/robustness-table';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { countsOf, curvesToShow } from '../../../../../src/renderer/views/robustness/shown-curves';
import { modelToSave } from '../../../main/trained-models';

const point = (accuracy: number) => [{ at: 0, accuracy }];

const ROBUSTNESS: Robustness = { angle: point(0.2), shift: point(0.2), scale: [], thickness: [] };

function model(
  id: string,
  measured: readonly MeasuredCurve[] = [],
  origin: ReadyModel['origin'] = 'shipped',
): ReadyModel {
  const card = { ...modelToSave(id)[2], format: 1 as const, checksums: { 'model.json': '', 'weights.bin': '' } };
  return { id, origin, state: 'ready', bytes: 1, card: { ...card, robustness: ROBUSTNESS, measured } };
}

const kept = (over: Partial<MeasuredCurve>): MeasuredCurve => ({
  ...{ change: 'angle', digits: 'test', count: 500, measured: '2099-01-01T00:00:00.000Z', points: point(0.5) },
  ...over,
});

const running = (digits: Sweep['digits']): Sweep => ({
  ...{ id: 'sweep-1', models: [{ id: 'a', name: 'a' }], changes: ['angle'], started: '', progress: null },
  ...{ suites: [], scores: [] },
  ...{ digits, curves: [{ modelId: 'a', change: 'angle', points: point(0.9) }], state: { kind: 'running' } },
});

describe('the curves that are shown', () => {
  const accuracy = (curves: ReturnType<typeof curvesToShow>, change = 'angle') =>
    curves.find((curve) => curve.change === change)?.points[0]!.accuracy;

  it('are those of the digits that were chosen, else of the most there are', () => {
    const one = model('a', [kept({}), kept({ count: 10_000, points: point(0.7) })]);
    expect(accuracy(curvesToShow(one, { set: 'test', count: 500 }, null))).toBe(0.5);
    expect(accuracy(curvesToShow(one, { set: 'test', count: 2000 }, null))).toBe(0.2);
    expect(accuracy(curvesToShow(model('a', [kept({})]), { set: 'test', count: 10_000 }, null))).toBe(0.2);
    expect(countsOf(curvesToShow(one, { set: 'test', count: 500 }, null))).toEqual([500, 2000]);
  });

  it('are of own digits only where own digits are asked for', () => {
    expect(curvesToShow(model('a', [kept({})]), { set: 'own' }, null)).toEqual([]);
    const own = kept({ digits: 'own', count: 3, points: point(0.4) });
    expect(accuracy(curvesToShow(model('a', [own]), { set: 'own' }, null))).toBe(0.4);
    expect(accuracy(curvesToShow(model('a', [own]), { set: 'test', count: 500 }, null))).toBe(0.2);
  });

  it('grow while they are measured, where these very digits were not before', () => {
    const sweep = running({ set: 'test', count: 500 });
    expect(accuracy(curvesToShow(model('a'), { set: 'test', count: 500 }, sweep))).toBe(0.9);
    expect(accuracy(curvesToShow(model('a', [kept({})]), { set: 'test', count: 500 }, sweep))).toBe(0.5);
    expect(accuracy(curvesToShow(model('b'), { set: 'test', count: 500 }, sweep))).toBe(0.2);
    expect(accuracy(curvesToShow(model('a'), { set: 'test', count: 10_000 }, sweep))).toBe(0.2);
    const stopped: Sweep = { ...sweep, state: { kind: 'stopped' } };
    expect(accuracy(curvesToShow(model('a'), { set: 'test', count: 500 }, stopped))).toBe(0.2);
  });
});

describe('the table', () => {
  const curves = [{ change: 'angle', digits: 'test', count: 9, points: [-30, 0, 30].map((at) => ({ at, accuracy: at === 0 ? 1 : 0.5 + at / 100 })) }] as const; // prettier-ignore

  it('averages both ways, and has nothing where one was not measured', () => {
    expect(accuracyIn(curves, { change: 'angle', title: '', at: [-30, 30] })).toBeCloseTo(0.5);
    expect(accuracyIn(curves, { change: 'angle', title: '', at: [-45, 45] })).toBeNull();
    expect(accuracyIn(curves, { change: 'noise', title: '', at: [0] })).toBeNull();
    expect(accuracyUnchanged(curves)).toBe(1);
    expect(accuracyUnchanged([])).toBeNull();
  });

  it('marks what reads the same as the best, and nothing that stands alone', () => {
    expect(bestOf(['99.1', '99.1', '98.0', null], [0.9912, 0.9911, 0.98, null])).toEqual([true, true, false, false]);
    expect(bestOf(['99.1', null], [0.991, null])).toEqual([false, false]);
  });
});

describe('the models that are looked at', () => {
  it('are those that ship at first, and each keeps its colour while others come and go', () => {
    const choice = new RobustnessChoice();
    const models = [model('mine', [], 'stored'), model('a'), model('b'), model('c')];
    const shown = () => choice.chosen(models).map((one) => [one.model.id, one.color]);
    expect(shown()).toEqual([
      ['a', '--series-1'],
      ['b', '--series-2'],
      ['c', '--series-3'],
    ]);
    choice.toggle('a', models);
    expect(shown()).toEqual([
      ['b', '--series-2'],
      ['c', '--series-3'],
    ]);
    choice.toggle('mine', models);
    expect(shown()).toEqual([
      ['mine', '--series-1'],
      ['b', '--series-2'],
      ['c', '--series-3'],
    ]);
    const fewer = models.filter(({ id }) => id !== 'b');
    expect(choice.chosen(fewer).map((one) => one.model.id)).toEqual(['mine', 'c']);
  });

  it('are no more than there are colours', () => {
    const choice = new RobustnessChoice();
    const models = Array.from({ length: 10 }, (_, index) => model(`m${index}`, [], 'stored'));
    for (const { id } of choice.chosen(models).map((one) => one.model)) choice.toggle(id, models);
    for (const { id } of models) choice.toggle(id, models);
    expect(choice.chosen(models)).toHaveLength(8);
    choice.toggleChange('angle');
    expect(choice.changes).toEqual(['shift', 'scale', 'thickness', 'noise', 'fgsm']);
    choice.toggleChange('angle');
    expect(choice.changes[0]).toBe('angle');
    choice.toggleSuites(['mnist-c', 'affnist', 'n-mnist']);
    expect(choice.suites).toEqual(['habits']);
    choice.toggleSuites(['habits']);
    choice.toggleSuites(['mnist-c', 'affnist', 'n-mnist']);
    expect(choice.suites).toEqual(['mnist-c', 'affnist', 'n-mnist']);
  });
});
