import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUGMENTATIONS } from '../../../../../src/core/data/augmentation';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import type { Recipe } from '../../../../../src/core/training/recipe';
import {
  checkDraft,
  draftOf,
  NUMBER_FIELDS,
  type NumberField,
  type RecipeDraft,
} from '../../../../../src/renderer/state/training/recipe-draft';
import { limitsOf } from '../../../../../src/renderer/words/number-limits';

const fields = Object.keys(NUMBER_FIELDS) as NumberField[];
const surroundings = {
  built: { fault: null, layers: ARCHITECTURES.lenet.layers },
  models: new Set(['reader', 'plain']),
  ownCount: 0,
};

/** A draft of the default recipe, with some of its numbers or choices changed. */
function draft({
  numbers,
  ...choices
}: Partial<Omit<RecipeDraft, 'numbers'>> & { numbers?: object } = {}): RecipeDraft {
  const whole = draftOf();
  return { ...whole, ...choices, numbers: { ...whole.numbers, ...numbers } };
}

const check = (changed: Parameters<typeof draft>[0], ownCount = 0) =>
  checkDraft(draft(changed), { ...surroundings, ownCount });

const wholeRecipes: fc.Arbitrary<Recipe> = fc.record({
  network: fc.constantFrom<Recipe['network']>(
    { kind: 'table', name: 'lenet' },
    { kind: 'built', layers: ARCHITECTURES.lenet.layers },
    { kind: 'model', id: 'reader', name: 'reader' },
  ),
  augmentation: fc.constantFrom<Recipe['augmentation']>(
    { kind: 'table', name: 'wide' },
    { kind: 'custom', ranges: { ...AUGMENTATIONS.mild.ranges, angle: 33 } },
  ),
  data: fc.constantFrom({ mnist: 60_000, own: false }, { mnist: 100, own: true }, { mnist: 0, own: true }),
  epochs: fc.integer({ min: 1, max: 200 }),
  batch: fc.integer({ min: 1, max: 1024 }),
  optimizer: fc.constantFrom<Recipe['optimizer']>({ kind: 'adam' }, { kind: 'sgd', momentum: 0.75 }),
  learningRate: fc.constantFrom(1e-6, 0.01, 1),
  schedule: fc.constantFrom<Recipe['schedule']>(
    { kind: 'constant', warmUp: 0.1 },
    { kind: 'cosine', warmUp: 0 },
    { kind: 'oneCycle' },
  ),
  weightDecay: fc.constantFrom(0, 0.01),
  labelSmoothing: fc.constantFrom(0, 0.1),
  averaging: fc.constantFrom(0, 0.998),
  patience: fc.constantFrom(null, 3),
  workers: fc.integer({ min: 1, max: 16 }),
  seed: fc.nat(0x7fff_ffff),
});

const teachers = [
  { id: 'reader', name: 'reader' },
  { id: 'plain', name: 'Plain one' },
];

const recipes = fc.oneof(
  wholeRecipes,
  wholeRecipes.map((recipe): Recipe => ({ ...recipe, teachers, refinement: 0.2 })),
);

describe('checkDraft', () => {
  it('gives back every recipe that a draft was made of', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(checkDraft(draftOf(recipe), { ...surroundings, ownCount: 5 })).toEqual({ kind: 'recipe', recipe });
      }),
    );
  });

  it('names every field that is wrong and what it takes instead', () => {
    expect(check({ numbers: { epochs: 0, learningRate: null, mnist: 1200.5 } })).toEqual({
      kind: 'faults',
      faults: {
        epochs: 'Epochs: a whole number from 1 to 200.',
        learningRate: 'Learning rate: a number from 0.000001 to 1.',
        mnist: 'MNIST digits: a whole number from 0 to 60,000.',
      },
    });
  });

  it('does not ask for a number that is not used', () => {
    const numbers = { momentum: null, patience: null };
    expect(check({ numbers }).kind).toBe('recipe');
    expect(check({ numbers, optimizer: 'sgd', stopsEarly: true })).toMatchObject({
      faults: { momentum: expect.any(String) as string, patience: expect.any(String) as string },
    });
  });

  it('wants digits to learn from', () => {
    expect(check({ numbers: { mnist: 99 } })).toMatchObject({
      faults: { mnist: expect.stringMatching(/at least 100/) as string },
    });
    expect(check({ numbers: { mnist: 0 }, own: true })).toMatchObject({
      faults: { mnist: 'No digit of your own is kept yet to learn from.' },
    });
    expect(check({ numbers: { mnist: 0 }, own: true }, 12).kind).toBe('recipe');
    // Main refuses own digits where there are none.
    expect(check({ own: true })).toMatchObject({ recipe: { data: { own: false } } });
    expect(check({ own: true }, 1)).toMatchObject({ recipe: { data: { own: true } } });
  });

  it('wants a network', () => {
    expect(check({ network: 'model' })).toMatchObject({
      faults: { network: expect.stringMatching(/Choose/) as string },
    });
    const built = { fault: 'It does not fit.', layers: ARCHITECTURES.lenet.layers };
    expect(checkDraft(draft({ network: 'built' }), { ...surroundings, built })).toEqual({
      kind: 'faults',
      faults: { network: 'It does not fit.' },
    });
    // A stack that nobody has chosen does not matter.
    expect(checkDraft(draft(), { ...surroundings, built }).kind).toBe('recipe');

    const deleted = draft({ network: 'model', model: { id: 'mine', name: 'Mine' } });
    expect(checkDraft(draft({ teachers }), { ...surroundings, models: new Set(['reader']) })).toEqual({
      kind: 'faults',
      faults: { teachers: '“Plain one” is not there any more to learn from.' },
    });
    expect(checkDraft(deleted, { ...surroundings, models: new Set() })).toEqual({
      kind: 'faults',
      faults: { network: '“Mine” is not there any more: choose another model.' },
    });
  });
});

describe('limitsOf', () => {
  it.each(fields)('gives %s limits that pass themselves', (field) => {
    const { min, max } = limitsOf(NUMBER_FIELDS[field].schema);
    const used = { optimizer: 'sgd', stopsEarly: true, own: true } as const;
    expect(check({ ...used, numbers: { [field]: min } }, 5).kind).toBe('recipe');
    expect(check({ ...used, numbers: { [field]: max } }, 5).kind).toBe('recipe');
    expect(max).toBeGreaterThan(min);
  });
});
