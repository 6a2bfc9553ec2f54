import type { ModelSummary } from '../../../core/contract/api';
import { isImported } from '../../../core/exchange/card';
import { ARCHITECTURES } from '../../../core/network/architectures';
import type { Layer } from '../../../core/network/layer';
import { planLayers } from '../../../core/network/layer-kinds';
import type { Recipe } from '../../../core/training/recipe';
import type { Run } from '../../../core/training/run';

/** How fast a network was seen to learn; `work` is its multiplications for one image, and its teachers'. */
interface Pace {
  readonly work: number;
  readonly imagesPerSecond: number;
}

/** What is to be trained. */
interface Task {
  readonly recipe: Pick<Recipe, 'data' | 'epochs' | 'teachers'>;
  readonly layers: readonly Layer[];
  readonly ownCount: number;
}

/** A run's first steps are slow, while the processor's code for them is made; its pace counts from here on. */
const STEADY_FROM_STEP = 50;

/** Of learning from an image, what reading it takes: the way back is about twice the way there. */
const READING_SHARE = 1 / 3;

/** The user's own digits are repeated until they are about this share of an epoch, but not more often than this. */
const OWN_SHARE = 0.25;
const MOST_REPEATS = 50;

/**
 * How long a recipe will take, in seconds, judged by what learned before: best by runs of this session, else by models
 * trained on this machine, else by those that shipped; best by a network with as much work, else by another one. Null
 * where nothing is known.
 */
export function estimateSeconds(task: Task, runs: readonly Run[], models: readonly ModelSummary[]): number | null {
  const work = learningWork(task, models);
  const paces = [
    ...runs.flatMap((run) => paceOfRun(run, models)),
    ...pacesOf(models, 'stored'),
    ...pacesOf(models, 'shipped'),
  ];
  const pace = paces.find((other) => other.work === work) ?? paces[0];
  if (pace === undefined) return null;
  return (imagesOf(task.recipe, task.ownCount) * (work / pace.work)) / pace.imagesPerSecond;
}

/** What learning from an image takes; how much teachers take that learned on or were brought in isn't known. */
function learningWork({ recipe, layers }: Omit<Task, 'ownCount'>, models: readonly ModelSummary[]): number {
  const teachers = (recipe.teachers ?? []).flatMap(({ id }) => models.filter((model) => model.id === id));
  return teachers.reduce((sum, model) => {
    if (model.state !== 'ready' || isImported(model.card)) return sum;
    return sum + READING_SHARE * workOf(layersOf(model.card.recipe.network) ?? []);
  }, workOf(layers));
}

function paceOfRun({ recipe, layers, progress }: Run, models: readonly ModelSummary[]): readonly Pace[] {
  if (progress === null || progress.step < STEADY_FROM_STEP) return [];
  return [{ work: learningWork({ recipe, layers }, models), imagesPerSecond: progress.imagesPerSecond }];
}

/** The slowest first: a run that was stopped early left a card that makes it seem faster than it was. */
function pacesOf(models: readonly ModelSummary[], origin: ModelSummary['origin']): readonly Pace[] {
  const paces = models.flatMap((model): readonly Pace[] => {
    if (model.origin !== origin || model.state !== 'ready' || isImported(model.card)) return [];
    const { recipe, trainingSeconds } = model.card;
    const layers = layersOf(recipe.network);
    if (trainingSeconds <= 0 || layers === null) return [];
    return [{ work: learningWork({ recipe, layers }, models), imagesPerSecond: imagesOf(recipe, 0) / trainingSeconds }];
  });
  return paces.sort((a, b) => a.imagesPerSecond - b.imagesPerSecond);
}

/** A model that learned on says little: what it learned from is not known any more. */
function layersOf(network: Recipe['network']): readonly Layer[] | null {
  switch (network.kind) {
    case 'table':
      return ARCHITECTURES[network.name].layers;
    case 'built':
      return network.layers;
    case 'model':
      return null;
  }
}

function imagesOf({ data, epochs }: Pick<Recipe, 'data' | 'epochs'>, ownCount: number): number {
  const wanted = data.mnist === 0 ? ownCount : (OWN_SHARE / (1 - OWN_SHARE)) * data.mnist;
  const own = data.own ? Math.min(ownCount * MOST_REPEATS, Math.max(ownCount, wanted)) : 0;
  return (data.mnist + own + (data.written ?? 0) + (data.strangers ?? 0)) * epochs;
}

const workOf = (layers: readonly Layer[]): number =>
  planLayers(layers).reduce((sum, { multiplications }) => sum + multiplications, 0);
