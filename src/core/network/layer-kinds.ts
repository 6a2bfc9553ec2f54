import type * as tf from '@tensorflow/tfjs-core';
import { eluKind, leakyReluKind, reluKind, sigmoidKind, tanhKind } from './kinds/activations';
import { batchNormKind } from './kinds/batch-norm';
import { convolutionKind } from './kinds/convolution';
import { denseKind } from './kinds/dense';
import { dropoutKind } from './kinds/dropout';
import type { LayerKind, Learned, LearningPass, WeightPlan } from './kinds/layer-kind';
import { flattenKind, softmaxKind } from './kinds/plain-kinds';
import { averagePoolKind, globalAveragePoolKind, maxPoolKind } from './kinds/pooling';
import { UserError } from '../user-error';
import { INPUT_SHAPE, type Layer, type Shape } from './layer';

/** Every kind of layer, and what it computes. */
const LAYER_KINDS: { readonly [Kind in Layer['kind']]: LayerKind<Extract<Layer, { kind: Kind }>> } = {
  convolution: convolutionKind,
  batchNorm: batchNormKind,
  relu: reluKind,
  sigmoid: sigmoidKind,
  tanh: tanhKind,
  leakyRelu: leakyReluKind,
  elu: eluKind,
  maxPool: maxPoolKind,
  averagePool: averagePoolKind,
  globalAveragePool: globalAveragePoolKind,
  flatten: flattenKind,
  dropout: dropoutKind,
  dense: denseKind,
  softmax: softmaxKind,
};

const kindOf = (layer: Layer): LayerKind<Layer> => LAYER_KINDS[layer.kind];

/** The layer's output when reading. `x` has shape `[batch, ...input]`. */
export const readLayer = (layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor =>
  kindOf(layer).read(layer, x, weights);

/** The layer's output while learning, and the way back. */
export const learnLayer = (layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[], pass: LearningPass): Learned =>
  kindOf(layer).learn(layer, x, weights, pass);

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
