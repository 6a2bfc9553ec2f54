import { expect, it } from 'vitest';
import type { Evaluation } from '../../../../../src/core/training/progress';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { compareResults, runColor, runCurves } from '../../../../../src/renderer/places/train/run-comparison';

const point = (epoch: number, accuracy: number) => ({ epoch, loss: 1 - accuracy, accuracy });

const base = { recipe: DEFAULT_RECIPE, layers: [], started: '', progress: null, curve: [point(0.5, 0.5)] };
const ended: Run = {
  ...base,
  id: 'a',
  name: 'same name',
  validation: [point(1, 0.97), point(2, 0.99), point(3, 0.98)],
  state: {
    kind: 'ended',
    modelId: 'a',
    reading: { test: { accuracy: 0.9876 } as Evaluation, own: { accuracy: 0.5 } as Evaluation },
    before: null,
  },
};
const paused: Run = { ...base, id: 'b', name: 'same name', validation: [], state: { kind: 'paused' } };

it('lays the curves of runs over each other, each in its colour', () => {
  const curves = runCurves([ended, paused], 'validation', 'accuracy');
  expect(curves.map(({ points }) => points.length)).toEqual([3, 0]);
  expect(curves[0]!.points[1]).toEqual({ x: 2, y: 0.99 });
  expect(new Set(curves.map(({ color }) => color)).size).toBe(2);
  expect(runCurves([paused], 'training', 'loss')[0]!.points).toEqual([{ x: 0.5, y: 0.5 }]);
  expect(runColor(8)).toBe(runColor(0));
});

it('compares what runs came to, with a dash where there is nothing yet', () => {
  expect(compareResults([ended, paused])).toEqual([
    { name: 'State', texts: ['Stored', 'Paused'] },
    { name: 'MNIST test digits', texts: ['98.76\u00a0%', '–'] },
    { name: 'Own digits', texts: ['50.00\u00a0%', '–'] },
    { name: 'Validation, best epoch', texts: ['99.00\u00a0%', '–'] },
  ]);
  expect(compareResults([paused]).map(({ name }) => name)).not.toContain('Own digits');
});
