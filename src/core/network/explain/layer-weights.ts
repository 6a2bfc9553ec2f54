import type { PlannedLayer } from '../layer-kinds';
import type { Weights } from '../weights';

/** The weights of layer `index` among those of its whole network. */
export function weightsOf(plan: readonly PlannedLayer[], weights: Weights, index: number): Weights {
  const start = plan.slice(0, index).reduce((count, layer) => count + layer.weights.length, 0);
  return weights.slice(start, start + plan[index]!.weights.length);
}
