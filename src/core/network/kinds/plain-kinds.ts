import * as tf from '@tensorflow/tfjs-core';
import type { FlattenLayer, SoftmaxLayer } from '../layer';
import type { LayerKind } from './layer-kind';

/** The kinds that have no weights and do the same when reading as when learning. */

export const flattenKind: LayerKind<FlattenLayer> = {
  takes: 'both',
  shape: (_layer, input) => [input.reduce((product, side) => product * side, 1)],
  weights: () => [],
  multiplications: () => 0,
  read: (_layer, x) => tf.reshape(x, [x.shape[0], -1]),
  learn(layer, x, weights) {
    return {
      output: this.read(layer, x, weights),
      backward: (gradient) => ({ input: tf.reshape(gradient, x.shape), weights: [] }),
    };
  },
};

/** A network's last is not learned through: the loss is taken of the logits, see `Network.learn`. */
export const softmaxKind: LayerKind<SoftmaxLayer> = {
  takes: 'row',
  shape: (_layer, input) => input,
  weights: () => [],
  multiplications: () => 0,
  read: (_layer, x) => tf.softmax(x),
  learn(layer, x, weights) {
    const output = this.read(layer, x, weights);
    return {
      output,
      backward(gradient) {
        const mean = tf.sum(tf.mul(gradient, output), -1, true);
        return { input: tf.mul(output, tf.sub(gradient, mean)), weights: [] };
      },
    };
  },
};
