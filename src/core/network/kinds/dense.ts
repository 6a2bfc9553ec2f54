import * as tf from '@tensorflow/tfjs-core';
import { denseInputGradient, denseKernelGradient, multiply } from '../gradients/dense';
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
  read: (_layer, x, weights) => multiply(x as tf.Tensor2D, weightAt(weights, 0) as tf.Tensor2D, weightAt(weights, 1)),

  learn(layer, x, weights, pass) {
    const input = x as tf.Tensor2D;
    const kernel = weightAt(weights, 0) as tf.Tensor2D;
    return {
      output: this.read(layer, x, weights),
      backward(gradient) {
        const dy = gradient as tf.Tensor2D;
        return {
          input: pass.gradientGoesOn ? denseInputGradient(dy, kernel) : null,
          weights: [denseKernelGradient(input, dy), tf.sum(dy, 0)],
        };
      },
    };
  },
};
