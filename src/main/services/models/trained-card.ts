import { PREPARATION } from '../../../core/exchange/preparation';
import type { Outcome } from '../../../core/training/progress';
import type { Recipe } from '../../../core/training/recipe';
import { augmentationTitle, isUnchanged, networkTitle } from '../../../core/training/recipe-name';
import { writeCount, writeCounted, writeList } from '../../../core/words/quantities';
import { MNIST_TRAINING_DATA } from '../digits/mnist';
import type { NewCard } from './model-folder';
import { VERSIONS } from '../../versions';

/** The card of a network that a run has trained. */
export function trainedCard(name: string, recipe: Recipe, outcome: Outcome): NewCard {
  const { temperature, reading, before, epoch, seconds } = outcome;
  return {
    name,
    description: describe(recipe, epoch),
    created: new Date().toISOString(),
    recipe,
    ...(epoch < recipe.epochs && { epochsDone: epoch }),
    trainingSeconds: seconds,
    ...(temperature !== null && { temperature }),
    data: describeData(recipe),
    evaluation: reading.test,
    ...(reading.own && { own: reading.own }),
    ...(before && { before }),
    preprocessing: PREPARATION,
    versions: { ...VERSIONS },
  };
}

function describe({ network, augmentation, epochs }: Recipe, epoch: number): string {
  const what = {
    model: `“${networkTitle(network)}”, trained further`,
    built: 'A network built by hand, trained',
    table: `A ${networkTitle(network)} network, trained`,
  }[network.kind];
  const how = isUnchanged(augmentation)
    ? 'without augmentation'
    : `with the augmentation “${augmentationTitle(augmentation)}”`;
  const length =
    epoch === epochs ? `for ${writeCounted(epochs, 'epoch')}` : `and stopped in epoch ${epoch} of ${epochs}`;
  return `${what} ${how} ${length}.`;
}

function describeData({ data: { mnist, own, written = 0, strangers = 0 }, teachers = [] }: Recipe): string {
  const parts: string[] = [];
  if (mnist > 0) parts.push(`The first ${writeCount(mnist)} of ${MNIST_TRAINING_DATA}`);
  if (own) parts.push("the user's own digits but for every fifth, which is kept to measure with");
  if (written > 0) parts.push(`in each epoch ${writeCount(written)} digits that Inkling writes itself`);
  if (strangers > 0) parts.push(`in each epoch ${writeCount(strangers)} pieces of ink that are no digit`);
  if (teachers.length > 0) parts.push(`what ${writeList(teachers.map(({ name }) => `“${name}”`))} made of them`);
  return parts.join('; ');
}
