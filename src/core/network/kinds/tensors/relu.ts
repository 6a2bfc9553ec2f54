import * as tf from '@tensorflow/tfjs-core';
import { rectifierInputGradient } from '../../gradients/activations';
import type { ReluLayer } from '../relu';
import type { LayerTensors } from './layer-tensors';

export const reluTensors: LayerTensors<ReluLayer> = {
  read: (_layer, x) => tf.relu(x),
  inputGradient: (_layer, { y, gradient }) => rectifierInputGradient(y, gradient, 0, 0),
};
