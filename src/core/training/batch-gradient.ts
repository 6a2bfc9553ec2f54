import type { Random } from '../data/random';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';

/**
 * What a step saw: the mean cross-entropy in nats, and how many of the batch were read rightly; a stranger is if no digit
 * is more likely than not.
 */
export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

/** The label of ink that is no digit. */
export const STRANGER = CLASSES;

/** Hears the mean and the variance of each channel of a batch, at each batch norm. */
export type Observe = (layer: string, mean: Float32Array, variance: Float32Array) => void;

/**
 * The gradient of a batch's mean cross-entropy for each trained weight, in the order of the network's weights.
 * @param images `[labels.length, 28, 28]`, ink 1 on paper 0
 * @param labels 0..9, or {@link STRANGER}, of which every digit should be equally likely
 * @param labelSmoothing how much of the certainty is spread over all ten digits, 0..1
 */
export function batchGradient(
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
  labelSmoothing: number,
  random: Random,
  observe: Observe,
): StepResult & { readonly gradients: readonly Float32Array[] } {
  let result: CrossEntropy | undefined;
  const gradients = network.learn(images, (logits) => (result = crossEntropy(logits, labels, labelSmoothing)).slope, {
    random,
    observe,
  });
  return { loss: result!.loss, correct: result!.correct, gradients };
}

const LIKELIER_THAN_NOT = Math.log(0.5);

interface CrossEntropy extends StepResult {
  readonly slope: Float32Array;
}

/** The mean cross-entropy of softmax, and its gradient: probabilities less what they should be, over the batch. */
function crossEntropy(logits: Float32Array, labels: Uint8Array, labelSmoothing: number): CrossEntropy {
  const slope = new Float32Array(logits.length);
  const everyDigit = labelSmoothing / CLASSES;
  let loss = 0;
  let correct = 0;
  labels.forEach((label, row) => {
    const own = logits.subarray(row * CLASSES, (row + 1) * CLASSES);
    const highest = Math.max(...own);
    const logSum = Math.log(own.reduce((total, logit) => total + Math.exp(logit - highest), 0)) + highest;
    if (label === STRANGER ? highest - logSum < LIKELIER_THAN_NOT : own.indexOf(highest) === label) correct++;
    own.forEach((logit, digit) => {
      const target = label === STRANGER ? 1 / CLASSES : everyDigit + (digit === label ? 1 - labelSmoothing : 0);
      loss += (target * (logSum - logit)) / labels.length;
      slope[row * CLASSES + digit] = (Math.exp(logit - logSum) - target) / labels.length;
    });
  });
  return { loss, correct, slope };
}
