import { type PlannedLayer, sizeOf } from '../../network/layer-kinds';
import type { Shape } from '../../network/layer';
import type { Weights } from '../../network/weights';
import type { WeightArray } from '../imported-network';
import { outputsFirst, transposed } from '../transposed';

/** PyTorch's names for what Keras calls otherwise. */
const PARTS: Readonly<Record<string, string>> = {
  kernel: 'weight',
  bias: 'bias',
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

/**
 * The weights as PyTorch has them, `layer.weight`: kernels with their outputs first, and those of a dense layer after a
 * flatten in the order of PyTorch's maps, whose channels come first.
 * @param names what each layer is called
 */
export function torchWeights(
  plan: readonly PlannedLayer[],
  weights: Weights,
  names: readonly string[],
): Readonly<Record<string, WeightArray>> {
  const found = new Map(weights.map((weight) => [weight.name, weight]));
  /** The maps that were flattened into the row that a layer gets; null where its values were made from a whole row. */
  let flattened: Shape | null = null;
  const arrays: Record<string, WeightArray> = {};
  plan.forEach(({ layer, input, weights: plans }, index) => {
    if (layer.kind === 'flatten' && input.length === 3) flattened = input;
    for (const { part } of plans) {
      const weight = found.get(`${layer.name}/${part}`)!;
      arrays[`${names[index]!}.${PARTS[part]!}`] = toTorch(layer.kind, part, weight, flattened);
    }
    if (layer.kind === 'dense') flattened = null;
  });
  return arrays;
}

function toTorch(kind: string, part: string, weight: WeightArray, flattened: Shape | null): WeightArray {
  if (part === 'kernel' && kind === 'convolution') return outputsFirst(weight);
  // A dense layer's bias is for what goes out of it; all else is for the row that comes in.
  const isOfInput = kind !== 'dense' || part === 'kernel';
  const ordered = isOfInput && flattened !== null ? reordered(weight, flattened) : weight;
  return part === 'kernel' ? transposed(ordered, [1, 0]) : ordered;
}

/** The first axis from the order height, width, channel to channel, height, width. */
function reordered({ shape, values }: WeightArray, maps: Shape): WeightArray {
  const columns = values.length / sizeOf(maps);
  return { shape, values: transposed({ shape: [...maps, columns], values }, [2, 0, 1, 3]).values };
}
