import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import { IMPORT_LIMITS } from '../imported-network';
import type { OnnxNode } from './onnx-node';
import type { Message } from './onnx-schema';
import { axisOf, isOrder, reshapedDims, squeezedDims, unsqueezedDims } from './onnx-shapes';
import { type OnnxTensor, readTensor, vectorOf } from './onnx-tensor';
import { transposedOrder } from '../transposed';

/** No shape has so many dimensions. */
const MOST_DIMENSIONS = 8;

/** Of all that is worked out together: a few copies of the largest network. */
const MOST_NUMBERS = 4 * IMPORT_LIMITS.weights;

/** Chains of nodes between constants are not longer. */
const DEEPEST = 100;

/**
 * What a graph knows without an image: its initializers, its constants, and what follows from them and from the shapes of
 * values. Exporters write a flattening as arithmetic with shapes.
 */
export class OnnxConstants {
  readonly #initializers: ReadonlyMap<string, Message<'Tensor'>>;
  readonly #producers: ReadonlyMap<string, OnnxNode>;
  readonly #known = new Map<string, OnnxTensor | null>();
  /** The shapes of the values that depend on the image, with the batch first, of which nothing is known: -1. */
  readonly #shapes = new Map<string, readonly number[]>();
  #depth = 0;
  #numbers = 0;

  constructor(initializers: readonly Message<'Tensor'>[], producers: ReadonlyMap<string, OnnxNode>) {
    this.#initializers = new Map(initializers.map((tensor) => [tensor.name, tensor]));
    this.#producers = producers;
  }

  /** Says what the shape of a value is, without the batch. */
  noteShape(name: string, dims: readonly number[]): void {
    this.#shapes.set(name, [-1, ...dims]);
  }

  /** Whether the file has the numbers of a name as they are. */
  isStored(name: string): boolean {
    return this.#initializers.has(name);
  }

  /** The numbers of a name; null where they depend on the image, or can't be worked out. */
  get(name: string): OnnxTensor | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#depth > DEEPEST) throw new UserError('The graph goes round in circles, or is made of too many parts.');
    this.#depth++;
    try {
      const initializer = this.#initializers.get(name);
      const producer = this.#producers.get(name);
      const found = initializer ? readTensor(initializer) : producer ? this.#compute(producer) : null;
      this.#known.set(name, found);
      return found;
    } finally {
      this.#depth--;
    }
  }

  /** What a node gives where all that it takes is known. */
  #compute(node: OnnxNode): OnnxTensor | null {
    if (node.operator === 'Constant') return node.value();
    if (node.operator === 'Shape') return this.#shapeOf(node);
    if (!Object.hasOwn(FOLDED, node.operator)) return null;
    const inputs = node.inputs.map((input) => (input === '' ? undefined : this.get(input)));
    if (inputs.includes(null)) return null;
    const [first, ...others] = inputs as (OnnxTensor | undefined)[];
    if (!first || first.dims.length > MOST_DIMENSIONS) return null;
    const found = FOLDED[node.operator as keyof typeof FOLDED](node, first, others);
    this.#numbers += found?.values.length ?? 0;
    if (this.#numbers > MOST_NUMBERS) throw new UserError('It has more numbers than can be taken.');
    return found;
  }

  #shapeOf({ inputs: [of = ''] }: OnnxNode): OnnxTensor | null {
    const shape = this.#shapes.get(of) ?? this.get(of)?.dims;
    return shape ? vectorOf(shape) : null;
  }
}

type Fold = (node: OnnxNode, first: OnnxTensor, others: readonly (OnnxTensor | undefined)[]) => OnnxTensor | null;

/** The operators that are worked out, where all that they take is known. */
const FOLDED = {
  DequantizeLinear: dequantized,
  Identity: (_node, first) => first,
  Cast: (_node, first) => first,
  Transpose(node, first) {
    const axes = node.ints('perm') ?? first.dims.map((_, axis) => axis).reverse();
    if (!isOrder(axes, first.dims.length)) return null;
    const indices = transposedOrder(first.dims, axes);
    return {
      dims: axes.map((axis) => first.dims[axis]!),
      values: first.values.map((_, at) => first.values[indices[at]!]!),
    };
  },
  Reshape: (_node, first, [wanted]) => withDims(first, wanted ? reshapedDims(first.dims, listOf(wanted)) : null),
  Squeeze: (node, first, [axes]) => withDims(first, squeezedDims(first.dims, axes ? listOf(axes) : node.ints('axes'))),
  Unsqueeze: (node, first, [axes]) =>
    withDims(first, unsqueezedDims(first.dims, axes ? listOf(axes) : (node.ints('axes') ?? []))),
  Gather(_node, first, [places]) {
    if (!places || first.dims.length !== 1) return null;
    const chosen = listOf(places).map((index) => first.values[axisOf(index, first.values.length) ?? NaN]);
    if (chosen.includes(undefined)) return null;
    return { dims: places.dims, values: Float64Array.from(chosen as number[]) };
  },
  Concat: (_node, first, others) =>
    [first, ...others].every((one) => one?.dims.length === 1)
      ? vectorOf([first, ...others].flatMap((one) => listOf(one!)))
      : null,
  Mul: (_node, first, [factor]) =>
    first.values.length === 1 && factor?.values.length === 1
      ? { dims: first.dims, values: first.values.map((value) => value * factor.values[0]!) }
      : null,
  Slice(node, first, [starts, ends, , steps]) {
    const start = starts?.values[0] ?? node.ints('starts')?.[0];
    const end = ends?.values[0] ?? node.ints('ends')?.[0];
    const isPart = first.dims.length === 1 && (steps?.values[0] ?? 1) === 1;
    return isPart && start !== undefined && end !== undefined ? vectorOf(listOf(first).slice(start, end)) : null;
  },
} as const satisfies Record<string, Fold>;

const listOf = ({ values }: OnnxTensor): readonly number[] => Array.from(values);

const withDims = ({ values }: OnnxTensor, dims: readonly number[] | null): OnnxTensor | null =>
  dims && { dims, values };

/** Whole numbers as the ones they stand for: less the zero point, times the scale, which may be each an axis's own. */
function dequantized(
  node: OnnxNode,
  { dims, values }: OnnxTensor,
  [scale, zero]: readonly (OnnxTensor | undefined)[],
): OnnxTensor | null {
  const axis = axisOf(node.int('axis', 1), dims.length);
  const sides = scale?.values.length ?? 0;
  const isWhole = sides === 1 && (zero?.values.length ?? 1) === 1;
  const isByAxis = axis !== null && sides === dims[axis] && (zero?.values.length ?? sides) === sides;
  if (!scale || !(isWhole || isByAxis)) return null;
  const [step, least] = [scale.values, zero?.values];
  const stride = isWhole ? values.length : sizeOf(dims.slice(axis! + 1));
  return {
    dims,
    values: Float32Array.from(values, (value, index) => {
      const at = Math.floor(index / stride) % sides;
      return (value - (least?.[at] ?? 0)) * step[at]!;
    }),
  };
}
