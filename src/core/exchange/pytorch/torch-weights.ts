import { type PlannedLayer, sizeOf } from '../../network/layer-kinds';
import type { Shape } from '../../network/layer';
import type { Weights } from '../../network/weights';
import { UserError } from '../../user-error';
import type { DraftLayer, WeightArray } from '../imported-network';
import { shownName } from '../shown-name';
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

/**
 * The weights of each layer by their parts, out of arrays as {@link torchWeights} makes them; those that are missing are left out.
 * @throws UserError that names an array of another shape
 */
export function fromTorchWeights(
  plan: readonly PlannedLayer[],
  arrays: ReadonlyMap<string, WeightArray>,
  names: readonly string[],
): readonly DraftLayer['weights'][] {
  let flattened: Shape | null = null;
  return plan.map(({ layer, input, weights: plans }, index) => {
    if (layer.kind === 'flatten' && input.length === 3) flattened = input;
    const parts = plans.flatMap(({ part, shape }) => {
      const name = `${names[index]!}.${PARTS[part]!}`;
      const array = arrays.get(name);
      if (array === undefined) return [];
      const count = sizeOf(shape);
      if (array.values.length !== count || count > MOST_PLACES)
        throw new UserError(`“${shownName(name)}” has ${array.values.length} numbers, and its layer takes ${count}.`);
      const places = toTorch(layer.kind, part, { shape, values: placesOf(shape) }, flattened);
      if (array.shape.join() !== places.shape.join())
        throw new UserError(`“${shownName(name)}” is ${array.shape.join('x')}, not ${places.shape.join('x')}.`);
      const values = new Float32Array(array.values.length);
      array.values.forEach((value, at) => (values[places.values[at]!] = value));
      return [[part, { shape, values }] as const];
    });
    if (layer.kind === 'dense') flattened = null;
    return Object.fromEntries(parts);
  });
}

/** Whole numbers up to this are themselves as 32-bit floats. */
const MOST_PLACES = 2 ** 24;

/** Each place's own number: after a transposition they say where its values were. */
const placesOf = (shape: readonly number[]): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, (_, place) => place);

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
