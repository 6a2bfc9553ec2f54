import { expect, it } from 'vitest';
import { nameAfter } from '../../../../src/core/training/recipe-name';

it('names a model after its recipe', () => {
  expect(nameAfter({ architecture: 'lenet', augmentation: 'mild', epochs: 3 })).toBe('LeNet, mild, 3 epochs');
  expect(nameAfter({ architecture: 'cnn', augmentation: 'none', epochs: 1 })).toBe('CNN, 1 epoch');
  expect(nameAfter({ architecture: 'dense', augmentation: 'none', epochs: null })).toBe('Dense');
});
