import type { Recipe } from '../../../../core/training/recipe';
import { canGoOn, isUnderWay, type Run } from '../../../../core/training/run';
import type { ReadyModel } from '../../../state/models/model-list.svelte';
import { isSameTraining } from './augmentation-trainings';

/** How far one of the lesson's networks is. */
export type TrainedNetwork =
  | { readonly kind: 'none' }
  /** Its run is under way, paused, or failed. */
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'model'; readonly model: ReadyModel };

/**
 * Finds what has come of a recipe, by the recipe alone: so a network that was trained before, or on another day, is not
 * trained again.
 * @param runs the newest first
 */
export function trainedNetwork(recipe: Recipe, runs: readonly Run[], models: readonly ReadyModel[]): TrainedNetwork {
  const [newest] = runs.filter((run) => isSameTraining(run.recipe, recipe));
  if (newest && (isUnderWay(newest) || canGoOn(newest))) return { kind: 'run', run: newest };
  const model = models.find(
    ({ origin, card }) => origin === 'stored' && 'recipe' in card && isSameTraining(card.recipe, recipe),
  );
  if (model) return { kind: 'model', model };
  return newest?.state.kind === 'failed' ? { kind: 'run', run: newest } : { kind: 'none' };
}
