import { describe, expect, it } from 'vitest';
import { DEFAULT_RECIPE } from '../../../../src/core/training/recipe';
import {
  checkDraft,
  draftOf,
  limitsOf,
  NUMBER_FIELDS,
  type NumberField,
} from '../../../../src/renderer/training/recipe-draft';

const fields = Object.keys(NUMBER_FIELDS) as NumberField[];

describe('checkDraft', () => {
  it('takes the recipe that the form starts with', () => {
    expect(checkDraft(draftOf())).toEqual({ kind: 'recipe', recipe: DEFAULT_RECIPE });
  });

  it('names every field that is wrong and what it takes instead', () => {
    expect(checkDraft({ ...draftOf(), epochs: 0, learningRate: null, digits: 1200.5 })).toEqual({
      kind: 'faults',
      faults: {
        epochs: 'Epochs: a whole number from 1 to 200.',
        learningRate: 'Learning rate: a number from 0.000001 to 1.',
        digits: 'Training digits: a whole number from 100 to 60,000.',
      },
    });
  });
});

describe('limitsOf', () => {
  it.each(fields)('gives %s limits that pass themselves', (field) => {
    const { min, max } = limitsOf(field);
    expect(checkDraft({ ...draftOf(), [field]: min }).kind).toBe('recipe');
    expect(checkDraft({ ...draftOf(), [field]: max }).kind).toBe('recipe');
    expect(max).toBeGreaterThan(min);
  });
});
