import * as tf from '@tensorflow/tfjs-core';
import { averagePoolInputGradient } from '../../gradients/pooling';
import type { AveragePoolLayer } from '../average-pool';
import type { LayerTensors } from './layer-tensors';

export const averagePoolTensors: LayerTensors<AveragePoolLayer> = {
  read: ({ size, stride, padding }, x) => tf.avgPool(x as tf.Tensor4D, size, stride, padding),
  inputGradient: (layer, { x, gradient }) =>
    averagePoolInputGradient(layer, (x as tf.Tensor4D).shape, gradient as tf.Tensor4D),
};
