import * as tf from '@tensorflow/tfjs-core';
import { reluInputGradient } from '../gradients/relu';
import type { FlattenLayer, ReluLayer, SoftmaxLayer } from '../layer';
import type { LayerKind } from './layer-kind';

/** The kinds that have no weights and do the same when reading as when learning. */

export const flattenKind: LayerKind<FlattenLayer> = {
  takes: 'both',
  shape: (_layer, input) => [input.reduce((product, side) => product * side, 1)],
  weights: () => [],
  multiplications: () => 0,
  trainingFault: () => null,
  read: (_layer, x) => tf.reshape(x, [x.shape[0], -1]),
  learn(layer, x, weights) {
    return {
      output: this.read(layer, x, weights),
      backward: (gradient) => ({ input: tf.reshape(gradient, x.shape), weights: [] }),
    };
  },
};

export const reluKind: LayerKind<ReluLayer> = {
  takes: 'both',
  shape: (_layer, input) => input,
  weights: () => [],
  multiplications: () => 0,
  trainingFault: () => null,
  read: (_layer, x) => tf.relu(x),
  learn(layer, x, weights) {
    const output = this.read(layer, x, weights);
    return { output, backward: (gradient) => ({ input: reluInputGradient(output, gradient), weights: [] }) };
  },
};

export const softmaxKind: LayerKind<SoftmaxLayer> = {
  takes: 'row',
  shape: (_layer, input) => input,
  weights: () => [],
  multiplications: () => 0,
  trainingFault: ({ name }) => `"${name}" can only be the last layer of a network that is trained.`,
  read: (_layer, x) => tf.softmax(x),
  /** The loss is taken of the logits, so that its gradient is simple and never overflows: see `Network.learn`. */
  learn() {
    throw new Error('A softmax is not learned through.');
  },
};
