import type * as tf from '@tensorflow/tfjs-core';
import { averagePoolTensors } from './kinds/tensors/average-pool';
import { batchNormTensors } from './kinds/tensors/batch-norm';
import { convolutionTensors } from './kinds/tensors/convolution';
import { denseTensors } from './kinds/tensors/dense';
import { dropoutTensors } from './kinds/tensors/dropout';
import { eluTensors } from './kinds/tensors/elu';
import { flattenTensors } from './kinds/tensors/flatten';
import { globalAveragePoolTensors } from './kinds/tensors/global-average-pool';
import type { LayerTensors, Learned, LearningPass, Passage } from './kinds/tensors/layer-tensors';
import { leakyReluTensors } from './kinds/tensors/leaky-relu';
import { maxPoolTensors } from './kinds/tensors/max-pool';
import { reluTensors } from './kinds/tensors/relu';
import { sigmoidTensors } from './kinds/tensors/sigmoid';
import { softmaxTensors } from './kinds/tensors/softmax';
import { tanhTensors } from './kinds/tensors/tanh';
import type { Layer, LayerOf } from './layer';

/** What every kind of layer computes. */
const LAYER_TENSORS: { readonly [Kind in Layer['kind']]: LayerTensors<LayerOf<Kind>> } = {
  convolution: convolutionTensors,
  batchNorm: batchNormTensors,
  relu: reluTensors,
  leakyRelu: leakyReluTensors,
  elu: eluTensors,
  sigmoid: sigmoidTensors,
  tanh: tanhTensors,
  maxPool: maxPoolTensors,
  averagePool: averagePoolTensors,
  globalAveragePool: globalAveragePoolTensors,
  dropout: dropoutTensors,
  flatten: flattenTensors,
  dense: denseTensors,
  softmax: softmaxTensors,
};

const tensorsOf = (layer: Layer): LayerTensors<Layer> => LAYER_TENSORS[layer.kind];

/** The layer's output when reading. `x` has shape `[batch, ...input]`. */
export const readLayer = (layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor =>
  tensorsOf(layer).read(layer, x, weights);

/** The gradient of a layer's input when reading (backpropagation; Rumelhart et al. 1986). */
export const inputGradientOf = (layer: Layer, passage: Passage): tf.Tensor =>
  tensorsOf(layer).inputGradient(layer, passage);

/** The layer's output while learning, and the way back. */
export function learnLayer(layer: Layer, x: tf.Tensor, weights: readonly tf.Tensor[], pass: LearningPass): Learned {
  const tensors = tensorsOf(layer);
  if (tensors.learn) return tensors.learn(layer, x, weights, pass);
  const y = tensors.read(layer, x, weights);
  return {
    output: y,
    backward(gradient) {
      const passage = { x, y, weights, gradient };
      return {
        input: pass.gradientGoesOn ? tensors.inputGradient(layer, passage) : null,
        weights: tensors.weightGradients?.(layer, passage) ?? [],
      };
    },
  };
}
