import type { Digits } from '../../core/data/digits';
import type { SuiteName } from '../../core/data/test-suites';
import type { FoundScale } from '../../core/exchange/find-input-scale';
import type { ImportedNetwork } from '../../core/exchange/imported-network';
import type { InputScaleId } from '../../core/exchange/input-scales';
import type { Gauge } from '../../core/likeness/gauge';
import type { TrainingFeatures } from '../../core/likeness/training-features';
import type { NetworkData } from '../../core/network/network-data';
import type { LayerExcitations } from '../../core/training/excitations';
import type { Evaluation } from '../../core/training/progress';
import type { Readings } from '../../core/training/readings';
import type { ChangeKind } from '../../core/training/robustness';
import type { SweepStep } from '../../core/training/sweep';
import { Thread, type ThreadOptions } from './thread';

/** What a reader's thread does with a set of digits. */
export type ReaderTask =
  /** What a network reads of each one. */
  | { readonly kind: 'readings'; readonly network: NetworkData }
  /** How well a network reads them, told as it goes on. */
  | { readonly kind: 'evaluation'; readonly network: NetworkData }
  /** The scale that a network from elsewhere takes pixels in, or the one that was said, and how well it reads them so. */
  | { readonly kind: 'imported'; readonly network: ImportedNetwork; readonly scale: InputScaleId | null }
  /** Which of them excite the layer at `index` most. */
  | { readonly kind: 'excitations'; readonly network: NetworkData; readonly index: number }
  /** How its own features tell them from ink that is no digit. */
  | { readonly kind: 'gauge'; readonly network: NetworkData }
  /** What its own features make of them, of which those near to an image are found. */
  | { readonly kind: 'features'; readonly network: NetworkData }
  /** How well networks read them when they are changed, and as the tests of suites have them. */
  | {
      readonly kind: 'sweep';
      readonly networks: readonly NetworkData[];
      readonly changes: readonly ChangeKind[];
      readonly suites: readonly SuiteName[];
    };

/** What comes of each task. All of a sweep is in its steps. */
export interface ReaderResults {
  readonly readings: Readings;
  readonly evaluation: Evaluation;
  readonly imported: { readonly scale: FoundScale; readonly evaluation: Evaluation };
  readonly excitations: LayerExcitations;
  readonly gauge: Gauge;
  readonly features: TrainingFeatures;
  readonly sweep: undefined;
}

/** What each task tells on its way: one that reads them all how many digits have been read. */
export interface ReaderSteps {
  readonly readings: never;
  readonly evaluation: number;
  readonly imported: number;
  readonly excitations: never;
  readonly gauge: never;
  readonly features: never;
  readonly sweep: SweepStep;
}

/** What a reader's thread is given. */
export interface ReaderData {
  readonly task: ReaderTask;
  readonly digits: Digits;
}

/**
 * Does a task in a thread of its own, which has ended when this settles.
 * @param program the path of the reader's program
 * @throws UserError that says why nothing came of it
 */
export async function readInThread<Task extends ReaderTask>(
  program: string,
  task: Task,
  digits: Digits,
  options: ThreadOptions<ReaderSteps[Task['kind']]> = {},
): Promise<ReaderResults[Task['kind']]> {
  options.signal?.throwIfAborted();
  const workerData: ReaderData = { task, digits };
  const thread = new Thread<ReaderSteps[Task['kind']], ReaderResults[Task['kind']]>(program, {
    workerData,
    name: `reader-${task.kind}`,
  });
  try {
    return await thread.outcome(options);
  } finally {
    await thread.end();
  }
}
