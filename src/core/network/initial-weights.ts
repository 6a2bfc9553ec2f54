import { Random } from '../data/random';
import type { WeightPlan } from './kinds/layer-kind';
import type { Layer } from './layer';
import { planLayers, sizeOf } from './layer-kinds';
import type { Weights } from './weights';

/** The weights that a network starts to learn from; the same for the same seed. */
export function initialWeights(layers: readonly Layer[], seed: number): Weights {
  const random = Random.fromSeed(seed);
  return planLayers(layers).flatMap(({ layer, weights }) =>
    weights.map((plan) => ({
      name: `${layer.name}/${plan.part}`,
      shape: plan.shape,
      values: startValues(plan, random),
    })),
  );
}

function startValues({ shape, start }: WeightPlan, random: Random): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  if (start === 'zeros') return values;
  if (start === 'ones') return values.fill(1);
  const outputs = shape[shape.length - 1] ?? 1;
  const inputs = values.length / outputs;
  if (start === 'he') return values.map(() => random.normal() * Math.sqrt(2 / inputs));
  const limit = Math.sqrt(6 / (inputs + outputs));
  return values.map(() => random.uniform(-limit, limit));
}
