import * as tf from '@tensorflow/tfjs-core';
import type { DropoutLayer } from '../dropout';
import type { LayerTensors } from './layer-tensors';

export const dropoutTensors: LayerTensors<DropoutLayer> = {
  read: (_layer, x) => x,
  inputGradient: (_layer, { gradient }) => gradient,
  /** What stays is scaled up, so that the expected sum is that of reading (inverted dropout; Srivastava et al. 2014). */
  learn(layer, x, _weights, pass) {
    const mask = Float32Array.from({ length: x.size }, () =>
      pass.random.uniform() < layer.rate ? 0 : 1 / (1 - layer.rate),
    );
    const factors = tf.tensor(mask, x.shape);
    return {
      output: tf.mul(x, factors),
      backward: (gradient) => ({ input: tf.mul(gradient, factors), weights: [] }),
    };
  },
};
