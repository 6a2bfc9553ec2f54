import * as tf from '@tensorflow/tfjs-core';
import { rectifierInputGradient } from '../../gradients/activations';
import type { LeakyReluLayer } from '../leaky-relu';
import type { LayerTensors } from './layer-tensors';

export const leakyReluTensors: LayerTensors<LeakyReluLayer> = {
  read: ({ slope }, x) => tf.leakyRelu(x, slope),
  inputGradient: ({ slope }, { y, gradient }) => rectifierInputGradient(y, gradient, 0, slope),
};
