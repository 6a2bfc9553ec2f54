import * as tf from '@tensorflow/tfjs-core';
import { batchNormGradients, normalizeBatch } from '../../gradients/batch-norm';
import type { BatchNormLayer } from '../batch-norm';
import { type LayerTensors, weightAt } from './layer-tensors';

/** Reads with the moving mean and variance, and learns with those of the batch. */
export const batchNormTensors: LayerTensors<BatchNormLayer> = {
  read(layer, x, weights) {
    const [gamma, beta, mean, variance] = [0, 1, 2, 3].map((index) => weightAt(weights, index) as tf.Tensor1D);
    return tf.batchNorm(x, mean!, variance!, beta, gamma, layer.epsilon);
  },

  inputGradient({ epsilon }, { weights, gradient }) {
    const deviation = tf.sqrt(tf.add(weightAt(weights, 3), epsilon));
    return tf.mul(gradient, tf.div(weightAt(weights, 0), deviation));
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
