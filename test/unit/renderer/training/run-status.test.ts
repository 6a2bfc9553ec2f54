import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/core/api';
import type { Evaluation, Progress } from '../../../../src/core/training/progress';
import { DEFAULT_RECIPE } from '../../../../src/core/training/recipe';
import { recipeLine, runActivity, runStatus } from '../../../../src/renderer/training/run-status';

const progress: Progress = {
  step: 1200,
  steps: 2814,
  epoch: 2,
  epochs: 3,
  loss: 0.1,
  accuracy: 0.97,
  imagesPerSecond: 4312.7,
  secondsLeft: 24.2,
};

function run(state: Run['state'], at: Progress | null = progress): Run {
  return {
    id: 'r',
    name: 'LeNet',
    recipe: DEFAULT_RECIPE,
    started: '',
    progress: at,
    curve: [],
    validation: [],
    state,
  };
}

describe('runActivity', () => {
  it('tells epoch, pace and time left', () => {
    expect(runActivity(run({ kind: 'running' }))).toBe('Epoch 2 of 3, 4,313 images/s, 24 s left');
  });

  it('says what is done before the first and after the last step', () => {
    expect(runActivity(run({ kind: 'running' }, null))).toMatch(/training digits/);
    expect(runActivity(run({ kind: 'running' }, { ...progress, step: 2814 }))).toMatch(/test digits/);
  });

  it('says nothing of a run that is over', () => {
    expect(runActivity(run({ kind: 'failed', reason: 'The trainer crashed.' }))).toBeNull();
    expect(runActivity(run({ kind: 'ended', modelId: null, evaluation: null }))).toBeNull();
  });
});

describe('runStatus', () => {
  it('tells a kept model by its accuracy from a discarded one', () => {
    const evaluation = { accuracy: 0.9876 } as Evaluation;
    expect(runStatus(run({ kind: 'ended', modelId: 'lenet-1', evaluation }))).toBe('98.76 % of the test digits');
    expect(runStatus(run({ kind: 'ended', modelId: null, evaluation: null }))).toBe('Stopped, not kept');
  });
});

it('writes a recipe in one line', () => {
  expect(recipeLine({ ...DEFAULT_RECIPE, augmentation: 'wide', epochs: 1, digits: 55_000 })).toBe(
    'CNN · wide augmentation · 1 epoch · 55,000 digits · batch 64 · learning rate 0.002 · seed 1',
  );
});
