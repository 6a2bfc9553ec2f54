import type { Digits } from '../data/digits';
import { initialWeights } from '../network/initial-weights';
import type { Layer } from '../network/layer';
import type { NetworkData } from '../network/network-data';
import { layWeights, toRow } from '../network/weight-row';
import type { Weights } from '../network/weights';
import type { Checkpoint } from './checkpoint';
import { momentRows } from './optimizer';
import type { Recipe } from './recipe';
import { makeTeam, type Team } from './team';
import { chooseDigits } from './training-digits';

/** Everything that a run learns from and with; the same for every thread of its team. */
export interface TrainingTask {
  readonly recipe: Recipe;
  readonly layers: readonly Layer[];
  /** The weights of the model that learns on; null for a network that has learned nothing yet. */
  readonly learnsOn: Weights | null;
  /** The networks that it learns from beside the labels. */
  readonly teachers: readonly NetworkData[];
  /** MNIST's training digits, its test digits, and all of the user's own. */
  readonly mnist: Digits;
  readonly test: Digits;
  readonly own: Digits;
  /** Where the run goes on from; {@link beginning} for a new one. */
  readonly from: Checkpoint;
}

/** The checkpoint of a run before its first step. @throws UserError where the layers don't fit. */
export function beginning(recipe: Recipe, layers: readonly Layer[], learnsOn: Weights | null): Checkpoint {
  const weights = toRow(layWeights(layers), learnsOn ?? initialWeights(layers, recipe.seed));
  const moments = Array.from({ length: momentRows(recipe.optimizer) }, () => new Float32Array(weights.length));
  const average = recipe.averaging > 0 ? weights.slice() : null;
  return { step: 0, weights, average, moments, best: null, seconds: 0 };
}

/** The team for a task, with all that its threads share. */
export function teamFor({ recipe, mnist, test, own, from }: TrainingTask): Team {
  const { count, validation } = chooseDigits(recipe.data, mnist, own);
  const members = Math.min(recipe.workers, recipe.batch, count);
  return makeTeam(members, from, Math.max(test.count, own.count, validation?.count ?? 0));
}
