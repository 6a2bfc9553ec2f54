import { CLASSES } from '../network/layer';
import type { Calibration } from './progress';
import type { Readings } from './readings';

const BINS = 10;

/** How well certainty and accuracy agree. */
export function calibrationOf({ labels, answers, certainties }: Readings): Calibration {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, certainty: 0, right: 0 }));
  labels.forEach((label, row) => {
    const certainty = certainties[row]!;
    const bin = sums[Math.min(BINS - 1, Math.floor(certainty * BINS))]!;
    bin.count++;
    bin.certainty += certainty;
    if (answers[row] === label) bin.right++;
  });
  return {
    error:
      sums.reduce((sum, { certainty, right }) => sum + Math.abs(certainty - right), 0) / Math.max(1, labels.length),
    bins: sums.map(({ count, certainty, right }) => ({
      count,
      certainty: count === 0 ? null : certainty / count,
      accuracy: count === 0 ? null : right / count,
    })),
  };
}

/** The temperatures that are tried: logits are divided by at least and at most this. */
const COLDEST = 0.2;
const HOTTEST = 5;

/**
 * The temperature to divide logits by for the least cross-entropy: above 1 for a network that is too sure of itself
 * (Guo et al. 2017). Found to within 0.1 %, by golden section; the cross-entropy has one minimum.
 * @param probabilities of digits that it did not learn from, `[labels.length, 10]`
 */
export function bestTemperature(probabilities: Float32Array, labels: Uint8Array): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  while (high - low > 1e-3) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (lossAt(Math.exp(left), probabilities, labels) < lossAt(Math.exp(right), probabilities, labels)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The cross-entropy once logits are divided by a temperature. The logarithm of a probability is a logit, up to a constant. */
function lossAt(temperature: number, probabilities: Float32Array, labels: Uint8Array): number {
  let loss = 0;
  labels.forEach((label, row) => {
    let sum = 0;
    for (let digit = 0; digit < CLASSES; digit++) sum += probabilities[row * CLASSES + digit]! ** (1 / temperature);
    loss += Math.log(sum) - Math.log(Math.max(probabilities[row * CLASSES + label]!, Number.MIN_VALUE)) / temperature;
  });
  return loss / labels.length;
}
