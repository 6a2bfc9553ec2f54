import * as tf from '@tensorflow/tfjs-core';
import type { SoftmaxLayer } from '../softmax';
import type { LayerTensors } from './layer-tensors';

/** A network's last is not learned through: the loss is taken of the logits, see `Network.learn`. */
export const softmaxTensors: LayerTensors<SoftmaxLayer> = {
  read: (_layer, x) => tf.softmax(x),
  inputGradient(_layer, { y, gradient }) {
    const mean = tf.sum(tf.mul(gradient, y), -1, true);
    return tf.mul(y, tf.sub(gradient, mean));
  },
};
