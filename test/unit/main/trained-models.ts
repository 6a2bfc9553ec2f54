import { ARCHITECTURES } from '../../../src/core/network/architectures';
import { initialWeights } from '../../../src/core/network/initial-weights';
import type { Evaluation } from '../../../src/core/training/progress';
import { DEFAULT_RECIPE } from '../../../src/core/training/recipe';
import { trainedCard } from '../../../src/main/services/trained-card';

/** An evaluation of a network that reads every one of 100 digits. */
export const EVALUATION: Evaluation = {
  count: 100,
  accuracy: 1,
  loss: 0.1,
  perDigit: new Array<number>(10).fill(1),
  confusion: Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 10 }, (_, answer) => (label === answer ? 10 : 0)),
  ),
};

/** A `dense` network as it starts, with a card: what `ModelLibrary.save` takes. Other seeds have other weights. */
export function modelToSave(name: string, seed = 1) {
  const layers = ARCHITECTURES.dense.layers;
  const weights = initialWeights(layers, seed);
  const recipe = { ...DEFAULT_RECIPE, architecture: 'dense' as const, seed };
  const finished = { kind: 'finished' as const, weights, evaluation: EVALUATION, seconds: 1 };
  return [layers, weights, trainedCard(name, recipe, finished)] as const;
}
