import { expect, it } from 'vitest';
import type { AugmentationChoice } from '../../../../src/core/data/augmentation-schema';
import type { Recipe } from '../../../../src/core/training/recipe';
import { nameAfter } from '../../../../src/core/training/recipe-name';

const MILD: AugmentationChoice = { kind: 'table', name: 'mild' };
const NONE: AugmentationChoice = { kind: 'table', name: 'none' };

it.each<[string, Recipe['network'], AugmentationChoice, number | null]>([
  ['LeNet, mild, 3 epochs', { kind: 'table', name: 'lenet' }, MILD, 3],
  ['CNN, 1 epoch', { kind: 'table', name: 'cnn' }, NONE, 1],
  ['Dense', { kind: 'table', name: 'dense' }, NONE, null],
  ['Own network, 2 epochs', { kind: 'built', layers: [] }, NONE, 2],
  ['Reader, fine-tuned, 2 epochs', { kind: 'model', id: 'reader', name: 'Reader' }, NONE, 2],
])('names a model after its recipe: %s', (name, network, augmentation, epochs) => {
  expect(nameAfter({ network, augmentation, epochs })).toBe(name);
});

it('gives no longer a name than a model may have', () => {
  const network = { kind: 'model', id: 'long', name: 'x'.repeat(80) } as const;
  expect(nameAfter({ network, augmentation: NONE, epochs: 2 })).toHaveLength(80);
});
