import { describe, expect, it } from 'vitest';
import type { Evaluation, Progress } from '../../../../src/core/training/progress';
import { DEFAULT_RECIPE } from '../../../../src/core/training/recipe';
import type { Run } from '../../../../src/core/training/run';
import { pausedWords, runActivity, runStatus } from '../../../../src/renderer/words/run-status';

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
    layers: [],
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
    expect(runActivity(run({ kind: 'ended', modelId: null, reading: null, before: null }))).toBeNull();
  });
});

describe('runStatus', () => {
  it('tells a kept model by its accuracy from a discarded one', () => {
    const reading = { test: { accuracy: 0.9876 } as Evaluation, own: null };
    expect(runStatus(run({ kind: 'ended', modelId: 'lenet-1', reading, before: null }))).toBe(
      '98.76\u00a0% of the test digits',
    );
    expect(runStatus(run({ kind: 'ended', modelId: null, reading: null, before: null }))).toBe('Stopped, not kept');
  });
});

it('says how far a paused run had come, and why it was paused', () => {
  expect(pausedWords(run({ kind: 'paused' }))).toBe('Paused in epoch 2 of 3, after 1,200 of 2,814 steps.');
  expect(pausedWords(run({ kind: 'paused', reason: 'Inkling ended.' }, null))).toBe(
    'Inkling ended. Paused before its first step.',
  );
});
