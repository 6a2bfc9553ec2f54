import * as tf from '@tensorflow/tfjs-core';
import { tanhInputGradient } from '../../gradients/activations';
import type { TanhLayer } from '../tanh';
import type { LayerTensors } from './layer-tensors';

export const tanhTensors: LayerTensors<TanhLayer> = {
  read: (_layer, x) => tf.tanh(x),
  inputGradient: (_layer, { y, gradient }) => tanhInputGradient(y, gradient),
};
