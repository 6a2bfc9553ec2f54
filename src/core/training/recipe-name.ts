import { AUGMENTATIONS } from '../data/augmentation';
import type { AugmentationChoice } from '../data/augmentation-schema';
import { LONGEST_NAME } from '../model-name';
import { ARCHITECTURES } from '../network/architectures';
import { writeCounted } from '../words/quantities';
import type { Recipe } from './recipe';

/** What the network of a recipe is called: `LeNet`, `Own network`, or the name of the model that learns on. */
export function networkTitle(network: Recipe['network']): string {
  switch (network.kind) {
    case 'table':
      return ARCHITECTURES[network.name].title;
    case 'built':
      return 'Own network';
    case 'model':
      return network.name;
  }
}

/** What a recipe's augmentation is called: `Mild`. */
export const augmentationTitle = (choice: AugmentationChoice): string =>
  choice.kind === 'table' ? AUGMENTATIONS[choice.name].title : 'Own augmentation';

/** Whether the digits are learned from as they are. */
export const isUnchanged = (choice: AugmentationChoice): boolean => choice.kind === 'table' && choice.name === 'none';

/** What a model is called unless it is given a name: `LeNet, mild, 3 epochs`. `epochs` is null where it isn't known yet. */
export function nameAfter({
  network,
  augmentation,
  epochs,
}: Pick<Recipe, 'network' | 'augmentation'> & { readonly epochs: number | null }): string {
  const parts = [networkTitle(network)];
  if (network.kind === 'model') parts.push('fine-tuned');
  if (!isUnchanged(augmentation)) parts.push(augmentationTitle(augmentation).toLowerCase());
  if (epochs !== null) parts.push(writeCounted(epochs, 'epoch'));
  return parts.join(', ').slice(0, LONGEST_NAME);
}
