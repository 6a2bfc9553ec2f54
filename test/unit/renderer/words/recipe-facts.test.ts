import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { countWeights } from '../../../../src/core/network/layer-kinds';
import { DEFAULT_RECIPE } from '../../../../src/core/training/recipe';
import { writeCount } from '../../../../src/core/words/quantities';
import { compareRecipes, recipeLine } from '../../../../src/renderer/words/recipe-facts';

describe('recipeLine', () => {
  it('leaves out what everybody leaves as it is', () => {
    expect(recipeLine({ ...DEFAULT_RECIPE, augmentation: { kind: 'table', name: 'wide' }, epochs: 1 })).toBe(
      'CNN · augmentation wide · epochs 1 · digits 55,000 · batch 64 · learning rate 0.002 · seed 1',
    );
  });

  it('says what is set otherwise, and what a model was fine-tuned from', () => {
    const line = recipeLine({
      ...DEFAULT_RECIPE,
      network: { kind: 'model', id: 'reader', name: 'reader' },
      data: { mnist: 10_000, own: true },
      optimizer: { kind: 'sgd', momentum: 0.9 },
      patience: 2,
    });
    expect(line).toContain('fine-tuned from reader');
    expect(line).toContain('digits 10,000 and own');
    expect(line).toContain('optimizer SGD, momentum 0.9');
    expect(line).toContain('early stop after 2 epochs without improvement');
  });
});

describe('compareRecipes', () => {
  const lenet = { recipe: { ...DEFAULT_RECIPE, seed: 2 }, layers: ARCHITECTURES.lenet.layers };
  const cnn = { recipe: { ...DEFAULT_RECIPE, seed: 3 }, layers: ARCHITECTURES.cnn.layers };

  it('tells what differs from what is the same', () => {
    const rows = compareRecipes([lenet, cnn]);
    expect(rows.filter(({ differs }) => differs)).toEqual([
      {
        name: 'Weights',
        texts: [ARCHITECTURES.lenet, ARCHITECTURES.cnn].map(({ layers }) => writeCount(countWeights(layers))),
        differs: true,
      },
      { name: 'Seed', texts: ['2', '3'], differs: true },
    ]);
    expect(rows.find(({ name }) => name === 'Epochs')).toEqual({ name: 'Epochs', texts: ['3', '3'], differs: false });
  });
});
