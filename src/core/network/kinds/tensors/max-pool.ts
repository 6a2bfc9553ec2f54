import * as tf from '@tensorflow/tfjs-core';
import { maxPoolInputGradient } from '../../gradients/pooling';
import type { MaxPoolLayer } from '../max-pool';
import type { LayerTensors } from './layer-tensors';

export const maxPoolTensors: LayerTensors<MaxPoolLayer> = {
  read: ({ size, stride, padding }, x) => tf.maxPool(x as tf.Tensor4D, size, stride, padding),
  inputGradient: (layer, { x, y, gradient }) =>
    maxPoolInputGradient(layer, x as tf.Tensor4D, y as tf.Tensor4D, gradient),
};
