import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../data/random';
import type { Shape } from '../layer';

/** One weight that a layer needs: its part in Keras's words, and how it starts. */
export interface WeightPlan {
  readonly part: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';
  readonly shape: readonly number[];
  /** `he`: normal with variance 2 / inputs (He et al. 2015); `glorot`: uniform within sqrt(6 / (inputs + outputs)). */
  readonly start: 'he' | 'glorot' | 'zeros' | 'ones';
  /** Whether a gradient changes it; moving means and variances are followed instead. */
  readonly trained: boolean;
}

/** What a layer needs to know while the network learns from a batch. */
export interface LearningPass {
  readonly random: Random;
  /** Whether any layer before this one has weights, so that the gradient must go on to them. */
  readonly gradientGoesOn: boolean;
  /** Hears the mean and the variance of each channel over the batch. */
  observe(layer: string, mean: Float32Array, variance: Float32Array): void;
}

/** A layer's output while learning, with the way back (backpropagation; Rumelhart et al. 1986). */
export interface Learned {
  readonly output: tf.Tensor;
  /** From the loss's gradient of the output to that of the input and of each trained weight, in the order of the plan. */
  backward(gradient: tf.Tensor): Gradients;
}

/** `input` is null where {@link LearningPass.gradientGoesOn} is false. */
export interface Gradients {
  readonly input: tf.Tensor | null;
  readonly weights: readonly tf.Tensor[];
}

/** What a kind of layer computes. `x` has shape `[batch, ...input]`; `weights` are in the order of its plan. */
export interface LayerKind<L> {
  /** What the layer can follow: feature maps, a row of numbers, or both. It is only ever given such an input. */
  readonly takes: 'maps' | 'row' | 'both';
  /** The shape of one image after the layer. @throws UserError where the input is too small for it. */
  shape(layer: L, input: Shape): Shape;
  weights(layer: L, input: Shape): readonly WeightPlan[];
  /** The multiplications for one image. */
  multiplications(layer: L, input: Shape): number;
  /** The layer's output when reading. */
  read(layer: L, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor;
  /** The layer's output while learning, and the way back. */
  learn(layer: L, x: tf.Tensor, weights: readonly tf.Tensor[], pass: LearningPass): Learned;
}

/** The weight at a place of a layer's list; there is one for each plan. */
export function weightAt(weights: readonly tf.Tensor[], place: number): tf.Tensor {
  const weight = weights[place];
  if (weight === undefined) throw new Error(`The layer has no weight number ${place}.`);
  return weight;
}

/** The shape of a layer's input that takes only maps. */
export function asMaps(input: Shape): readonly [number, number, number] {
  if (input.length !== 3) throw new Error('The layer was given a row of numbers instead of maps.');
  return input;
}
