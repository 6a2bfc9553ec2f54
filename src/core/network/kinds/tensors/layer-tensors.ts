import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../../data/random';

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

/** `input` may be null where {@link LearningPass.gradientGoesOn} is false. */
export interface Gradients {
  readonly input: tf.Tensor | null;
  readonly weights: readonly tf.Tensor[];
}

/** What the way back through a layer that has read needs: what came in, what it made of it, and the gradient of that. */
export interface Passage {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
  readonly weights: readonly tf.Tensor[];
  /** Of the shape of `y`. */
  readonly gradient: tf.Tensor;
}

/** What a kind of layer computes. `x` has shape `[batch, ...input]`; `weights` are in the order of its plan. */
export interface LayerTensors<L> {
  /** The layer's output when reading. */
  read(layer: L, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor;
  /** The gradient of the input when reading. */
  inputGradient(layer: L, passage: Passage): tf.Tensor;
  /** The gradient of each weight, all of them trained, when reading; left out by a kind that has none. */
  weightGradients?(layer: L, passage: Passage): readonly tf.Tensor[];
  /** The layer's output while learning, and the way back; left out by a kind that learns as it reads. */
  learn?(layer: L, x: tf.Tensor, weights: readonly tf.Tensor[], pass: LearningPass): Learned;
}

/** The weight at a place of a layer's list; there is one for each plan. */
export function weightAt(weights: readonly tf.Tensor[], index: number): tf.Tensor {
  const weight = weights[index];
  if (weight === undefined) throw new Error(`The layer has no weight number ${index}.`);
  return weight;
}
