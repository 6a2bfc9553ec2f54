import { Worker } from 'node:worker_threads';
import type { Digits } from '../../core/data/digits';
import type { NetworkData } from '../../core/network/network-data';
import type { LayerExcitations } from '../../core/training/excitations';
import type { Evaluation } from '../../core/training/progress';
import type { Readings } from '../../core/training/readings';
import type { ChangeKind } from '../../core/training/robustness';
import type { SweepStep } from '../../core/training/sweep';

/** What a reader's thread does with a set of digits. */
export type ReaderTask =
  /** What a network reads of each one. */
  | { readonly kind: 'readings'; readonly network: NetworkData }
  /** How well a network reads them, told as it goes on. */
  | { readonly kind: 'evaluation'; readonly network: NetworkData }
  /** Which of them excite the layer at `index` most. */
  | { readonly kind: 'excitations'; readonly network: NetworkData; readonly index: number }
  /** How well networks read them when they are changed. */
  | { readonly kind: 'sweep'; readonly networks: readonly NetworkData[]; readonly changes: readonly ChangeKind[] };

/** What an evaluation comes to: how many digits were read so far, and at last how well, or why that can't be said. */
export type EvaluationStep =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'done'; readonly evaluation: Evaluation }
  | { readonly kind: 'refused'; readonly reason: string };

/** What a thread posts for each task: a sweep and an evaluation each of their steps, the others their one result. */
export interface ReaderPosts {
  readonly readings: Readings;
  readonly evaluation: EvaluationStep;
  readonly excitations: LayerExcitations;
  readonly sweep: SweepStep;
}

/** What a reader's thread is given. */
export interface ReaderData {
  readonly task: ReaderTask;
  readonly digits: Digits;
}

/** Starts a thread that does the task, and ends. */
export function startReader(program: string, workerData: ReaderData): Worker {
  return new Worker(program, { workerData, name: `reader-${workerData.task.kind}` });
}
