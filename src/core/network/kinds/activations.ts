import * as tf from '@tensorflow/tfjs-core';
import { rectifierInputGradient, sigmoidInputGradient, tanhInputGradient } from '../gradients/activations';
import type { ActivationLayer, EluLayer, LeakyReluLayer, ReluLayer, SigmoidLayer, TanhLayer } from '../layer';
import type { LayerKind } from './layer-kind';

/** A kind of layer that changes each value by itself; what goes back is found from what it gave. */
function activationKind<L extends ActivationLayer>(
  read: (x: tf.Tensor, layer: L) => tf.Tensor,
  inputGradient: (y: tf.Tensor, gradient: tf.Tensor, layer: L) => tf.Tensor,
): LayerKind<L> {
  return {
    takes: 'both',
    shape: (_layer, input) => input,
    weights: () => [],
    multiplications: () => 0,
    read: (layer, x) => read(x, layer),
    learn(layer, x) {
      const output = read(x, layer);
      return { output, backward: (gradient) => ({ input: inputGradient(output, gradient, layer), weights: [] }) };
    },
  };
}

export const reluKind = activationKind<ReluLayer>(tf.relu, (y, gradient) => rectifierInputGradient(y, gradient, 0, 0));

export const sigmoidKind = activationKind<SigmoidLayer>(tf.sigmoid, sigmoidInputGradient);

export const tanhKind = activationKind<TanhLayer>(tf.tanh, tanhInputGradient);

export const leakyReluKind = activationKind<LeakyReluLayer>(
  (x, { slope }) => tf.leakyRelu(x, slope),
  (y, gradient, { slope }) => rectifierInputGradient(y, gradient, 0, slope),
);

export const eluKind = activationKind<EluLayer>(
  // TensorFlow.js's own has an alpha of 1.
  (x, { alpha }) => (alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), alpha))),
  // alpha exp(x) is alpha more than alpha (exp(x) - 1).
  (y, gradient, { alpha }) => rectifierInputGradient(y, gradient, 1, alpha),
);
