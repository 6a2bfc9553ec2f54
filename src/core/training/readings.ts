import { CLASSES } from '../network/layer';

/** What a model reads of each of a set of labelled digits; all have shape `[count]`. */
export interface Readings {
  readonly labels: Uint8Array;
  /** The digit that it takes each one for. */
  readonly answers: Uint8Array;
  /** The probability of its answer, 0..1. */
  readonly certainties: Float32Array;
  /** The probability that it gives the label, 0..1. */
  readonly ofLabel: Float32Array;
}

/** The readings behind some probabilities, `[labels.length, 10]`. */
export function readingsOf(probabilities: Float32Array, labels: Uint8Array): Readings {
  const count = labels.length;
  const answers = new Uint8Array(count);
  const certainties = new Float32Array(count);
  const ofLabel = new Float32Array(count);
  labels.forEach((label, index) => {
    const own = probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
    certainties[index] = Math.max(...own);
    answers[index] = own.indexOf(certainties[index]);
    ofLabel[index] = own[label]!;
  });
  // A copy, since the set's may lie in memory that threads share, and that no message can carry.
  return { labels: new Uint8Array(labels), answers, certainties, ofLabel };
}

/** How many digits of each label got each answer, `confusion[label][answer]`. */
export function confusionOf({ labels, answers }: Readings): number[][] {
  const confusion = Array.from({ length: CLASSES }, () => new Array<number>(CLASSES).fill(0));
  labels.forEach((label, index) => {
    confusion[label]![answers[index]!]!++;
  });
  return confusion;
}

/** A cell of the confusion matrix. */
export interface ConfusionCell {
  readonly label: number;
  readonly answer: number;
}

/**
 * Which digits to look at, by their places in the set, the worst read first: those of a cell, or without one those that
 * are misread or that the model gave the label least, `most` of them.
 */
export function worstRead(readings: Readings, cell: ConfusionCell | null, most: number): number[] {
  const { labels, answers, ofLabel } = readings;
  return Array.from(labels.keys())
    .filter((index) => cell === null || (labels[index] === cell.label && answers[index] === cell.answer))
    .sort((one, other) => ofLabel[one]! - ofLabel[other]! || one - other)
    .slice(0, most);
}
