import * as tf from '@tensorflow/tfjs-core';
import type { DenseLayer } from '../layer';
import { type LayerKind, weightAt } from './layer-kind';

export const denseKind: LayerKind<DenseLayer> = {
  takes: 'row',
  shape: (layer) => [layer.units],
  weights: (layer, [inputs]) => [
    { part: 'kernel', shape: [inputs, layer.units], start: 'glorot', trained: true },
    { part: 'bias', shape: [layer.units], start: 'zeros', trained: true },
  ],
  multiplications: (layer, [inputs]) => inputs * layer.units,
  trainingFault: () => null,
  read: (_layer, x, weights) =>
    tf.add(tf.matMul(x as tf.Tensor2D, weightAt(weights, 0) as tf.Tensor2D), weightAt(weights, 1)),

  learn(layer, x, weights, pass) {
    const kernel = weightAt(weights, 0) as tf.Tensor2D;
    return {
      output: this.read(layer, x, weights),
      backward: (gradient) => ({
        input: pass.gradientGoesOn ? tf.matMul(gradient, kernel, false, true) : null,
        weights: [tf.matMul(x, gradient, true, false), tf.sum(gradient, 0)],
      }),
    };
  },
};
