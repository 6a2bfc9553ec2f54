import * as tf from '@tensorflow/tfjs-core';
import { sigmoidInputGradient } from '../../gradients/activations';
import type { SigmoidLayer } from '../sigmoid';
import type { LayerTensors } from './layer-tensors';

export const sigmoidTensors: LayerTensors<SigmoidLayer> = {
  read: (_layer, x) => tf.sigmoid(x),
  inputGradient: (_layer, { y, gradient }) => sigmoidInputGradient(y, gradient),
};
