import type { Random } from '../data/random';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import { TEACHING_TEMPERATURE } from './teachers';

/** How much of the loss is what teachers answer, where there are any; the rest is the labels'. */
const TAUGHT_SHARE = 0.5;

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

/** Digits to learn from at one step, with what their answers should be. */
export interface Batch {
  /** `[labels.length, 28, 28]`, ink 1 on paper 0. */
  readonly images: Float32Array;
  /** 0..9, or {@link STRANGER}, of which every digit should be equally likely. */
  readonly labels: Uint8Array;
  /** How much of the certainty is spread over all ten digits, 0..1. */
  readonly labelSmoothing: number;
  /** What teachers answer, levelled, `[labels.length, 10]`: see `Teachers`. Null where there are none. */
  readonly taught: Float32Array | null;
}

/** The gradient of a batch's mean loss for each trained weight, in the order of the network's weights. */
export function batchGradient(
  network: Network,
  batch: Batch,
  random: Random,
  observe: Observe,
): StepResult & { readonly gradients: readonly Float32Array[] } {
  let result: Loss | undefined;
  const gradients = network.learn(batch.images, (logits) => (result = lossOf(logits, batch)).slope, {
    random,
    observe,
  });
  return { loss: result!.loss, correct: result!.correct, gradients };
}

const LIKELIER_THAN_NOT = Math.log(0.5);

interface Loss extends StepResult {
  readonly slope: Float32Array;
}

/** The mean loss, and its gradient of the logits. */
function lossOf(logits: Float32Array, { labels, labelSmoothing, taught }: Batch): Loss {
  const slope = new Float32Array(logits.length);
  const everyDigit = labelSmoothing / CLASSES;
  let loss = 0;
  let correct = 0;
  labels.forEach((label, row) => {
    const [start, end] = [row * CLASSES, (row + 1) * CLASSES];
    const own = logits.subarray(start, end);
    const ownSlope = slope.subarray(start, end);
    const isStranger = label === STRANGER;
    const answer = isStranger ? undefined : taught?.subarray(start, end);
    const told = answer === undefined ? 1 : 1 - TAUGHT_SHARE;
    const labelled = crossEntropy(own, { share: told / labels.length, temperature: 1 }, ownSlope, (digit) =>
      isStranger ? 1 / CLASSES : everyDigit + (digit === label ? 1 - labelSmoothing : 0),
    );
    loss += labelled.loss;
    if (isStranger ? labelled.likeliest < LIKELIER_THAN_NOT : own.indexOf(Math.max(...own)) === label) correct++;
    if (answer === undefined) return;
    const taughtOne = { share: TAUGHT_SHARE / labels.length, temperature: TEACHING_TEMPERATURE };
    loss += crossEntropy(own, taughtOne, ownSlope, (digit) => answer[digit]!).loss;
  });
  return { loss, correct, slope };
}

/**
 * The cross-entropy with a target of softmax of the logits divided by a temperature, as a share of the loss. It counts
 * times the temperature squared, so that it pulls as hard at every temperature (Hinton, Vinyals and Dean 2015).
 * @param slope the share's gradient of the logits is added to it
 * @returns beside the share's loss the logarithm of the highest probability
 */
function crossEntropy(
  logits: Float32Array,
  { share, temperature }: { readonly share: number; readonly temperature: number },
  slope: Float32Array,
  target: (digit: number) => number,
): { readonly loss: number; readonly likeliest: number } {
  const highest = Math.max(...logits) / temperature;
  const logSum =
    Math.log(logits.reduce((total, logit) => total + Math.exp(logit / temperature - highest), 0)) + highest;
  let loss = 0;
  logits.forEach((logit, digit) => {
    const wanted = target(digit);
    loss += wanted * (logSum - logit / temperature) * share * temperature ** 2;
    slope[digit]! += (Math.exp(logit / temperature - logSum) - wanted) * share * temperature;
  });
  return { loss, likeliest: highest - logSum };
}
