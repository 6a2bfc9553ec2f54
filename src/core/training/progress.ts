import type { Weights } from '../network/weights';
import type { Checkpoint } from './checkpoint';

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
  /** Accuracy per digit 0..9; null for a digit that does not occur. */
  readonly perDigit: readonly (number | null)[];
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: Calibration;
}

/** Whether a network is right as often as it is sure: 98 of 100 of the answers that it gives 98 % should be right. */
export interface Calibration {
  /** Expected calibration error (Guo et al. 2017): how far certainty and accuracy lie apart, 0..1, on average over all answers. */
  readonly error: number;
  /** The answers by certainty, in tenths from 0 to 1; `certainty` and `accuracy` are means, null where there are none. */
  readonly bins: readonly {
    readonly count: number;
    readonly certainty: number | null;
    readonly accuracy: number | null;
  }[];
}

/** What a network reads of MNIST's test digits, and of the user's own that it did not learn from; null if there are none. */
export interface Evaluations {
  readonly test: Evaluation;
  readonly own: Evaluation | null;
}

/** What a run has come to; see {@link TrainingEvent}. */
export interface Outcome {
  readonly weights: Weights;
  /** What the logits were divided by in the weights, so that certainty and accuracy agree; null where they were left. */
  readonly temperature: number | null;
  readonly reading: Evaluations;
  /** What the model read that the run started from, where it started from one. */
  readonly before: Evaluations | null;
  /** The epoch whose weights these are. */
  readonly epoch: number;
  /** Whether the user ended the run before its last step. */
  readonly stopped: boolean;
  /** How long the training took, pauses left out. */
  readonly seconds: number;
}

/** What a training run yields on its way. */
export type TrainingEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** The weights as they stand, to read the drawing with. */
  | { readonly kind: 'snapshot'; readonly step: number; readonly weights: Weights }
  /** The end of an epoch: what the network reads of the validation digits. */
  | { readonly kind: 'validation'; readonly epoch: number; readonly evaluation: Evaluation }
  /** All that is needed to go on from here as if nothing had happened. */
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** The run was asked to pause, and ends here; its last checkpoint has come before. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'finished'; readonly outcome: Outcome };
