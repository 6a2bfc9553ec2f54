import * as tf from '@tensorflow/tfjs-core';
import type { DropoutLayer } from '../layer';
import type { LayerKind } from './layer-kind';

export const dropoutKind: LayerKind<DropoutLayer> = {
  takes: 'both',
  shape: (_layer, input) => input,
  weights: () => [],
  multiplications: () => 0,
  read: (_layer, x) => x,
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
