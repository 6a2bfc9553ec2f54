import type { Weights } from '../network/weights';

/** How far a run has come; sent a few times a second. */
export interface Progress {
  /** Steps done, and steps in the whole run. */
  readonly step: number;
  readonly steps: number;
  /** The epoch under way, from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean cross-entropy (nats) and share of digits read rightly since the last progress, as the network trained on them. */
  readonly loss: number;
  readonly accuracy: number;
  readonly imagesPerSecond: number;
  readonly secondsLeft: number;
}

/** What a network reads of a set of digits. `confusion[label][answer]` counts; accuracies are 0..1. */
export interface Evaluation {
  readonly count: number;
  readonly accuracy: number;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  /** Per digit 0..9; NaN-free: a digit that does not occur has `null`. */
  readonly perDigit: readonly (number | null)[];
  readonly confusion: readonly (readonly number[])[];
}

/** What a training run yields on its way. */
export type TrainingEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** The weights as they stand, to read the drawing with. */
  | { readonly kind: 'snapshot'; readonly step: number; readonly weights: Weights }
  /** The end of an epoch: what the network reads of the validation digits. */
  | { readonly kind: 'validation'; readonly epoch: number; readonly evaluation: Evaluation }
  | { readonly kind: 'finished'; readonly weights: Weights; readonly evaluation: Evaluation; readonly seconds: number };
