import type { Run } from '../../core/api';
import { AUGMENTATIONS } from '../../core/data/augmentation';
import { ARCHITECTURES } from '../../core/network/architectures';
import type { Recipe } from '../../core/training/recipe';
import { writeCount, writeCounted, writeDuration, writeShare } from '../ui/quantities';

/** How a run stands, in a few words: for its line in the list of runs. */
export function runStatus({ state, progress }: Run): string {
  switch (state.kind) {
    case 'starting':
      return 'Starting';
    case 'running':
      return progress === null ? 'Running' : `Epoch ${progress.epoch} of ${progress.epochs}`;
    case 'stopping':
      return 'Stopping';
    case 'ended':
      if (state.modelId === null) return 'Stopped, not kept';
      return state.evaluation === null ? 'Stored' : `${writeShare(state.evaluation.accuracy, 2)} of the test digits`;
    case 'failed':
      return 'Failed';
  }
}

/** What a run is at, with its pace and the time left; null once it is over. */
export function runActivity({ state, progress }: Run): string | null {
  switch (state.kind) {
    case 'starting':
      return 'Getting the training digits ready…';
    case 'stopping':
      return 'Stopping…';
    case 'running': {
      if (progress === null) return 'Getting the training digits ready…';
      if (progress.step >= progress.steps) return 'Reading the test digits…';
      const { epoch, epochs, imagesPerSecond, secondsLeft } = progress;
      return `Epoch ${epoch} of ${epochs}, ${writeCount(imagesPerSecond)} images/s, ${writeDuration(secondsLeft)} left`;
    }
    case 'ended':
    case 'failed':
      return null;
  }
}

/** A recipe in one line. */
export function recipeLine(recipe: Recipe): string {
  return [
    ARCHITECTURES[recipe.architecture].title,
    recipe.augmentation === 'none'
      ? 'no augmentation'
      : `${AUGMENTATIONS[recipe.augmentation].title.toLowerCase()} augmentation`,
    writeCounted(recipe.epochs, 'epoch'),
    `${writeCount(recipe.digits)} digits`,
    `batch ${recipe.batch}`,
    `learning rate ${recipe.learningRate}`,
    `seed ${recipe.seed}`,
  ].join(' · ');
}
