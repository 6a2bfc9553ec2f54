import type { ModelSummary, Run } from '../../core/api';
import { ARCHITECTURES, type ArchitectureName } from '../../core/network/architectures';
import { planLayers } from '../../core/network/layer-kinds';
import type { Recipe } from '../../core/training/recipe';

/** How fast an architecture was seen to learn. */
interface Pace {
  readonly architecture: ArchitectureName;
  readonly imagesPerSecond: number;
}

/** A run's first steps are slow, while the processor's code for them is made; its pace counts from here on. */
const STEADY_FROM_STEP = 50;

/**
 * How long a recipe will take, in seconds, judged by what learned before: best by runs of this session, else by models
 * trained on this machine, else by those that shipped; best by the same architecture, else by another one, by how many
 * multiplications each needs. Null where nothing is known.
 */
export function estimateSeconds(recipe: Recipe, runs: readonly Run[], models: readonly ModelSummary[]): number | null {
  const paces = [...runs.flatMap(paceOfRun), ...pacesOf(models, 'stored'), ...pacesOf(models, 'shipped')];
  const pace = paces.find(({ architecture }) => architecture === recipe.architecture) ?? paces[0];
  if (pace === undefined) return null;
  const work = multiplications(recipe.architecture) / multiplications(pace.architecture);
  return (imagesOf(recipe) * work) / pace.imagesPerSecond;
}

function paceOfRun({ recipe, progress }: Run): readonly Pace[] {
  if (progress === null || progress.step < STEADY_FROM_STEP) return [];
  return [{ architecture: recipe.architecture, imagesPerSecond: progress.imagesPerSecond }];
}

/** The slowest first: a run that was stopped early left a card that makes it seem faster than it was. */
function pacesOf(models: readonly ModelSummary[], origin: ModelSummary['origin']): readonly Pace[] {
  const paces = models.flatMap((model): readonly Pace[] => {
    if (model.origin !== origin || model.state !== 'ready') return [];
    const { recipe, trainingSeconds } = model.card;
    if (trainingSeconds <= 0) return [];
    return [{ architecture: recipe.architecture, imagesPerSecond: imagesOf(recipe) / trainingSeconds }];
  });
  return paces.sort((a, b) => a.imagesPerSecond - b.imagesPerSecond);
}

function imagesOf(recipe: Recipe): number {
  return recipe.digits * recipe.epochs;
}

/** For one image. */
function multiplications(architecture: ArchitectureName): number {
  return planLayers(ARCHITECTURES[architecture].layers).reduce((sum, layer) => sum + layer.multiplications, 0);
}
