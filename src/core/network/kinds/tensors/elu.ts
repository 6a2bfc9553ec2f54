import * as tf from '@tensorflow/tfjs-core';
import { rectifierInputGradient } from '../../gradients/activations';
import type { EluLayer } from '../elu';
import type { LayerTensors } from './layer-tensors';

export const eluTensors: LayerTensors<EluLayer> = {
  // TensorFlow.js's own has an alpha of 1.
  read: ({ alpha }, x) => (alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), alpha))),
  // alpha exp(x) is alpha more than alpha (exp(x) - 1).
  inputGradient: ({ alpha }, { y, gradient }) => rectifierInputGradient(y, gradient, 1, alpha),
};
