import type { ModelSummary, Run } from '../../core/api';
import type { Recipe } from '../../core/training/recipe';

/**
 * How long a recipe will take, in seconds, judged by how fast the same architecture learned before: best by a run of
 * this session, else by a model that was trained on this machine, else by one that shipped. Null where none did.
 */
export function estimateSeconds(recipe: Recipe, runs: readonly Run[], models: readonly ModelSummary[]): number | null {
  const rate =
    rateOfRun(recipe, runs) ?? rateOfModel(recipe, models, 'stored') ?? rateOfModel(recipe, models, 'shipped');
  return rate === null ? null : imagesOf(recipe) / rate;
}

/** Images per second. */
function rateOfRun(recipe: Recipe, runs: readonly Run[]): number | null {
  const run = runs.find(
    ({ recipe: { architecture }, progress }) =>
      architecture === recipe.architecture && (progress?.imagesPerSecond ?? 0) > 0,
  );
  return run?.progress?.imagesPerSecond ?? null;
}

function rateOfModel(recipe: Recipe, models: readonly ModelSummary[], origin: ModelSummary['origin']): number | null {
  for (const model of models) {
    if (model.origin !== origin || model.state !== 'ready') continue;
    const { recipe: made, trainingSeconds } = model.card;
    if (made.architecture === recipe.architecture && trainingSeconds > 0) return imagesOf(made) / trainingSeconds;
  }
  return null;
}

function imagesOf(recipe: Recipe): number {
  return recipe.digits * recipe.epochs;
}
