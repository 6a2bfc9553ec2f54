import * as tf from '@tensorflow/tfjs-core';
import { batchNormGradients, normalizeBatch } from '../gradients/batch-norm';
import type { BatchNormLayer, Shape } from '../layer';
import { type LayerKind, weightAt } from './layer-kind';

const channelsOf = (input: Shape): number => input[input.length - 1] ?? 0;

export const batchNormKind: LayerKind<BatchNormLayer> = {
  takes: 'both',
  shape: (_layer, input) => input,

  weights(_layer, input) {
    const shape = [channelsOf(input)];
    return [
      { part: 'gamma', shape, start: 'ones', trained: true },
      { part: 'beta', shape, start: 'zeros', trained: true },
      { part: 'moving_mean', shape, start: 'zeros', trained: false },
      { part: 'moving_variance', shape, start: 'ones', trained: false },
    ];
  },

  multiplications: (_layer, input) => input.reduce((product, side) => product * side, 1),

  read(layer, x, weights) {
    const [gamma, beta, mean, variance] = [0, 1, 2, 3].map((place) => weightAt(weights, place) as tf.Tensor1D);
    return tf.batchNorm(x, mean!, variance!, beta, gamma, layer.epsilon);
  },

  learn(layer, x, weights, pass) {
    const gamma = weightAt(weights, 0);
    const normalized = normalizeBatch(x, gamma, weightAt(weights, 1), layer.epsilon);
    pass.observe(layer.name, normalized.mean, normalized.variance);
    return {
      output: normalized.output,
      backward(gradient) {
        const gradients = batchNormGradients(x, gamma, gradient, normalized);
        return { input: gradients.input, weights: [gradients.gamma, gradients.beta] };
      },
    };
  },
};
