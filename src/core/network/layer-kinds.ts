import type * as tf from '@tensorflow/tfjs-core';
import { batchNormKind } from './kinds/batch-norm';
import { convolutionKind } from './kinds/convolution';
import { denseKind } from './kinds/dense';
import { dropoutKind } from './kinds/dropout';
import type { LayerKind, Learned, LearningPass, WeightPlan } from './kinds/layer-kind';
import { maxPoolKind } from './kinds/max-pool';
import { flattenKind, reluKind, softmaxKind } from './kinds/plain-kinds';
import { INPUT_SHAPE, type Layer, type Shape } from './layer';

/** Every kind of layer, and what it computes. */
const LAYER_KINDS: { readonly [Kind in Layer['kind']]: LayerKind<Extract<Layer, { kind: Kind }>> } = {
  convolution: convolutionKind,
  batchNorm: batchNormKind,
  relu: reluKind,
  maxPool: maxPoolKind,
  flatten: flattenKind,
  dropout: dropoutKind,
  dense: denseKind,
  softmax: softmaxKind,
};

const kindOf = (layer: Layer): LayerKind<Layer> => LAYER_KINDS[layer.kind];

/** The layer's output when reading. `x` has shape `[batch, ...input]`. */
export const readLayer = (layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor =>
  kindOf(layer).read(layer, x, weights);

/** The layer's output while learning, and the way back. @throws UserError where it can't be trained. */
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
  let input = INPUT_SHAPE;
  return layers.map((layer) => {
    const kind = kindOf(layer);
    const output = kind.shape(layer, input);
    const weights = kind.weights(layer, input);
    const planned = {
      layer,
      input,
      output,
      weights,
      weightCount: weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
      multiplications: kind.multiplications(layer, input),
    };
    input = output;
    return planned;
  });
}

/** How many numbers a shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** The number of weights of a whole network, those that are not trained included. */
export const countWeights = (layers: readonly Layer[]): number =>
  planLayers(layers).reduce((sum, { weightCount }) => sum + weightCount, 0);
