import { ARCHITECTURES } from '../../../src/core/network/architectures';
import { initialWeights } from '../../../src/core/network/initial-weights';
import type { Evaluation, Outcome } from '../../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../../src/core/training/recipe';
import { trainedCard } from '../../../src/main/services/models/trained-card';

/** An evaluation of a network that reads every one of 100 digits. */
const EVALUATION: Evaluation = {
  count: 100,
  accuracy: 1,
  loss: 0.1,
  perDigit: new Array<number>(10).fill(1),
  confusion: Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 10 }, (_, answer) => (label === answer ? 10 : 0)),
  ),
  calibration: {
    error: 0.1,
    bins: Array.from({ length: 10 }, (_, tenth) =>
      tenth === 9 ? { count: 100, certainty: 0.9, accuracy: 1 } : { count: 0, certainty: null, accuracy: null },
    ),
  },
};

/** A `dense` network as it starts, with a card: what `ModelLibrary.save` takes. Other seeds have other weights. */
export function modelToSave(name: string, seed = 1) {
  const layers = ARCHITECTURES.dense.layers;
  const weights = initialWeights(layers, seed);
  const recipe: Recipe = { ...DEFAULT_RECIPE, network: { kind: 'table', name: 'dense' }, seed };
  const outcome: Outcome = {
    ...{ weights, temperature: null, before: null, stopped: false, seconds: 1 },
    reading: { test: EVALUATION, own: null },
    epoch: recipe.epochs,
  };
  return [layers, weights, trainedCard(name, recipe, outcome)] as const;
}
