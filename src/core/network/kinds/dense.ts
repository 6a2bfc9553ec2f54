import * as tf from '@tensorflow/tfjs-core';
import { UserError } from '../../user-error';
import type { DenseLayer, Shape } from '../layer';
import { type LayerKind, weightAt } from './layer-kind';

function inputsOf(layer: DenseLayer, input: Shape): number {
  if (input.length !== 1) throw new UserError(`"${layer.name}" is dense and needs a flatten layer before it.`);
  return input[0];
}

export const denseKind: LayerKind<DenseLayer> = {
  shape(layer, input) {
    inputsOf(layer, input);
    return [layer.units];
  },
  weights: (layer, input) => [
    { part: 'kernel', shape: [inputsOf(layer, input), layer.units], start: 'glorot', trained: true },
    { part: 'bias', shape: [layer.units], start: 'zeros', trained: true },
  ],
  multiplications: (layer, input) => inputsOf(layer, input) * layer.units,
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
