import { type Digits, imagesBetween } from '../data/digits';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import { calibrationOf } from './calibration';
import type { Evaluation } from './progress';
import { confusionOf, readingsOf } from './readings';

/** So many digits are read at a time. */
const CHUNK = 1000;

/** What the network reads of labelled digits. */
export function evaluate(network: Network, digits: Digits): Evaluation {
  const probabilities = new Float32Array(digits.count * CLASSES);
  readDigits(network, digits, 0, digits.count, probabilities);
  return judge(probabilities, digits.labels);
}

/** Reads the digits from `start` up to, but not, `end`, and writes their rows into `probabilities`, `[digits.count, 10]`. */
export function readDigits(
  network: Network,
  digits: Digits,
  start: number,
  end: number,
  probabilities: Float32Array,
): void {
  for (let first = start; first < end; first += CHUNK) {
    const count = Math.min(CHUNK, end - first);
    probabilities.set(network.recognize(imagesBetween(digits, first, first + count), count), first * CLASSES);
  }
}

/**
 * Counts answers against labels.
 * @param probabilities `[labels.length, 10]`
 */
export function judge(probabilities: Float32Array, labels: Uint8Array): Evaluation {
  const readings = readingsOf(probabilities, labels);
  const confusion = confusionOf(readings);
  const loss = readings.ofLabel.reduce((sum, share) => sum - Math.log(Math.max(share, Number.MIN_VALUE)), 0);
  const count = labels.length;
  const right = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0);
  const perDigit = confusion.map((row, digit) => {
    const total = row.reduce((sum, cell) => sum + cell, 0);
    return total === 0 ? null : row[digit]! / total;
  });
  return {
    count,
    accuracy: count === 0 ? 0 : right / count,
    loss: count === 0 ? 0 : loss / count,
    perDigit,
    confusion,
    calibration: calibrationOf(readings),
  };
}
