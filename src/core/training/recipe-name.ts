import { AUGMENTATIONS } from '../data/augmentation';
import { ARCHITECTURES } from '../network/architectures';
import type { Recipe } from './recipe';

/** What a model is called unless it is given a name: `LeNet, mild, 3 epochs`. `epochs` is null where it isn't known yet. */
export function nameAfter({
  architecture,
  augmentation,
  epochs,
}: Pick<Recipe, 'architecture' | 'augmentation'> & { readonly epochs: number | null }): string {
  const parts: string[] = [ARCHITECTURES[architecture].title];
  if (augmentation !== 'none') parts.push(AUGMENTATIONS[augmentation].title.toLowerCase());
  if (epochs !== null) parts.push(`${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`);
  return parts.join(', ');
}
