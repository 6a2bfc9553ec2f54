import { UserError } from '../user-error';
import { averagePool } from './kinds/average-pool';
import { batchNorm } from './kinds/batch-norm';
import { convolution } from './kinds/convolution';
import { dense } from './kinds/dense';
import { dropout } from './kinds/dropout';
import { elu } from './kinds/elu';
import { flatten } from './kinds/flatten';
import { globalAveragePool } from './kinds/global-average-pool';
import type { LayerKind, WeightPlan } from './kinds/layer-kind';
import { leakyRelu } from './kinds/leaky-relu';
import { maxPool } from './kinds/max-pool';
import { relu } from './kinds/relu';
import { sigmoid } from './kinds/sigmoid';
import { softmax } from './kinds/softmax';
import { tanh } from './kinds/tanh';
import { INPUT_SHAPE, type Layer, type LayerOf, type Shape } from './layer';

/** Every kind of layer, in the order in which they are offered. */
export const LAYER_KINDS = {
  convolution,
  batchNorm,
  relu,
  leakyRelu,
  elu,
  sigmoid,
  tanh,
  maxPool,
  averagePool,
  globalAveragePool,
  dropout,
  flatten,
  dense,
  softmax,
};

/** The same, each under the name that its layers have. */
const KINDS_BY_NAME: { readonly [Kind in Layer['kind']]: LayerKind<LayerOf<Kind>> } = LAYER_KINDS;

/** What is known of a layer's kind. */
export const kindOf = ({ kind }: Pick<Layer, 'kind'>): LayerKind<Layer> => KINDS_BY_NAME[kind];

/** A layer in its place in a network: what comes in, what goes out, what it learns. */
export interface PlannedLayer {
  readonly layer: Layer;
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: readonly WeightPlan[];
  /** How many numbers the layer's weights are, those that are not trained included. */
  readonly weightCount: number;
  /** The multiplications for one image. */
  readonly multiplications: number;
}

/** Works out every layer's shapes and weights. @throws UserError where a layer can't follow the one before it. */
export function planLayers(layers: readonly Layer[]): readonly PlannedLayer[] {
  const planned: PlannedLayer[] = [];
  for (const layer of layers) planned.push(planLayer(layer, planned.at(-1) ?? null));
  return planned;
}

/** Works out one layer's shapes and weights; `before` is null for the first. @throws UserError where it can't follow. */
export function planLayer(layer: Layer, before: PlannedLayer | null): PlannedLayer {
  const kind = kindOf(layer);
  const input = before?.output ?? INPUT_SHAPE;
  if (kind.takes !== 'both' && kind.takes !== (input.length === 1 ? 'row' : 'maps'))
    throw new UserError(mismatch(layer, input, before));
  const weights = kind.weights(layer, input);
  return {
    layer,
    input,
    output: kind.shape(layer, input),
    weights,
    weightCount: weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    multiplications: kind.multiplications(layer, input),
  };
}

function mismatch({ name }: Layer, input: Shape, before: PlannedLayer | null): string {
  if (input.length === 1)
    return `"${name}" needs feature maps, but gets a row of ${input[0]} numbers from "${before!.layer.name}".`;
  const maps =
    before === null ? 'the image' : `${input[2]} maps of ${input[0]}x${input[1]} from "${before.layer.name}"`;
  return `"${name}" needs a row of numbers, but gets ${maps}: put a flatten layer before it.`;
}

/** How many numbers a shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** The number of weights of a whole network, those that are not trained included. */
export const countWeights = (layers: readonly Layer[]): number =>
  planLayers(layers).reduce((sum, { weightCount }) => sum + weightCount, 0);
