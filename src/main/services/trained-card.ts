import { AUGMENTATIONS } from '../../core/data/augmentation';
import { ARCHITECTURES } from '../../core/network/architectures';
import type { TrainingEvent } from '../../core/training/progress';
import type { Recipe } from '../../core/training/recipe';
import { MNIST_TRAINING_DATA } from './mnist';
import type { NewCard } from './model-folder';
import { VERSIONS } from '../versions';

/** What a training run ended with. */
export type Finished = Extract<TrainingEvent, { kind: 'finished' }>;

const PREPROCESSING =
  "A picture is made ready as MNIST's were: light ink on a dark ground, the digit scaled without changing its aspect " +
  'until its bounding box fits into 20x20 pixels, and placed so that its centre of mass is at the centre of a 28x28 ' +
  'image. Each value is 0 for paper to 1 for ink.';

/**
 * The card of a network that a run has trained.
 * @param stoppedIn the epoch that it was stopped in, where it was
 */
export function trainedCard(
  name: string,
  recipe: Recipe,
  { evaluation, seconds }: Finished,
  stoppedIn?: number,
): NewCard {
  return {
    name,
    description: describe(recipe, stoppedIn ?? recipe.epochs),
    created: new Date().toISOString(),
    recipe,
    ...(stoppedIn !== undefined && { epochsDone: stoppedIn }),
    trainingSeconds: seconds,
    data: `The first ${recipe.digits} of ${MNIST_TRAINING_DATA}`,
    evaluation,
    preprocessing: PREPROCESSING,
    versions: { ...VERSIONS },
  };
}

function describe(recipe: Recipe, epochs: number): string {
  const network = `A ${ARCHITECTURES[recipe.architecture].title} network`;
  const augmentation =
    recipe.augmentation === 'none'
      ? 'without augmentation'
      : `with the augmentation “${AUGMENTATIONS[recipe.augmentation].title}”`;
  const length =
    epochs === recipe.epochs
      ? `for ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`
      : `and stopped in epoch ${epochs} of ${recipe.epochs}`;
  return `${network}, trained ${augmentation} ${length}.`;
}
