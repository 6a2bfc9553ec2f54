import * as tf from '@tensorflow/tfjs-core';
import type { GlobalAveragePoolLayer } from '../global-average-pool';
import type { LayerTensors } from './layer-tensors';

export const globalAveragePoolTensors: LayerTensors<GlobalAveragePoolLayer> = {
  read: (_layer, x) => tf.mean(x, [1, 2]),
  inputGradient(_layer, { x, gradient }) {
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const share = tf.reshape(tf.div(gradient, height * width), [batch, 1, 1, channels]);
    return tf.tile(share, [1, height, width, 1]);
  },
};
