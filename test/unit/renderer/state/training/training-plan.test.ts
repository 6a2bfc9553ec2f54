import { beforeEach, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import { FINE_TUNING_RATE, TrainingPlan } from '../../../../../src/renderer/state/training/training-plan.svelte';

let trainPlace: TrainingPlan;

beforeEach(() => {
  trainPlace = new TrainingPlan();
});

describe('the Train place', () => {
  it('takes the workers that are good for the machine, unless others were typed', () => {
    trainPlace.suggestWorkers(4);
    expect(trainPlace.draft.numbers.workers).toBe(4);
    trainPlace.draft.numbers.workers = 3;
    trainPlace.suggestWorkers(8);
    expect(trainPlace.draft.numbers.workers).toBe(3);
  });

  it('learns on in smaller steps, and goes back to larger ones with a new network', () => {
    trainPlace.chooseNetwork('model');
    expect(trainPlace.draft.numbers.learningRate).toBe(FINE_TUNING_RATE);
    trainPlace.chooseNetwork('table');
    expect(trainPlace.draft.numbers.learningRate).toBe(DEFAULT_RECIPE.learningRate);
    trainPlace.draft.numbers.learningRate = 0.01;
    trainPlace.chooseNetwork('model');
    expect(trainPlace.draft.numbers.learningRate).toBe(0.01);
  });

  it('fills the form to fine-tune a model on own digits, named after it', () => {
    trainPlace.suggestWorkers(2);
    trainPlace.typedName = 'something else';
    trainPlace.fineTune({ id: 'reader', name: 'reader' });
    expect(trainPlace.draft).toMatchObject({ network: 'model', model: { id: 'reader' }, own: true });
    expect(trainPlace.draft.numbers).toMatchObject({ learningRate: FINE_TUNING_RATE, workers: 2 });
    expect(trainPlace.name).toMatch(/^reader, fine-tuned/);
  });

  it('takes up a recipe whose network was built by hand', () => {
    trainPlace.fill({ ...DEFAULT_RECIPE, network: { kind: 'built', layers: ARCHITECTURES.cnn.layers } });
    expect(trainPlace.draft.network).toBe('built');
    expect(trainPlace.builder.layers.map(({ kind }) => kind)).toEqual(ARCHITECTURES.cnn.layers.map(({ kind }) => kind));
    expect(trainPlace.name).toMatch(/^Own network/);
  });

  it('shows one run alone when it is asked for', () => {
    trainPlace.comparedIds = ['a', 'b'];
    trainPlace.tab = 'digits';
    trainPlace.show('a');
    expect(trainPlace).toMatchObject({ shownRunId: 'a', comparedIds: null, tab: 'networks' });
  });
});
