import * as tf from '@tensorflow/tfjs-core';
import type { FlattenLayer } from '../flatten';
import type { LayerTensors } from './layer-tensors';

export const flattenTensors: LayerTensors<FlattenLayer> = {
  read: (_layer, x) => tf.reshape(x, [x.shape[0], -1]),
  inputGradient: (_layer, { x, gradient }) => tf.reshape(gradient, x.shape),
};
