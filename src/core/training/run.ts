import type { Layer } from '../network/layer';
import type { Progress, Evaluations } from './progress';
import type { Recipe } from './recipe';

/** How well the network of a run read at a moment; `epoch` counts parts of one too. */
export interface RunPoint {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** A training run, from its start to long after its end. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly recipe: Recipe;
  /** The layers that are trained. */
  readonly layers: readonly Layer[];
  readonly started: string;
  readonly progress: Progress | null;
  /** One point for each progress so far, thinned to at most a few hundred. */
  readonly curve: readonly RunPoint[];
  /** One point for each finished epoch. */
  readonly validation: readonly RunPoint[];
  readonly state:
    | { readonly kind: 'starting' }
    | { readonly kind: 'running' }
    | { readonly kind: 'pausing' }
    /** Holds a checkpoint: `training.resume` goes on from it. `reason` says why, where it was not the user who paused it. */
    | { readonly kind: 'paused'; readonly reason?: string }
    | { readonly kind: 'stopping' }
    /** `modelId` and `reading` are null where it was stopped and not kept. */
    | {
        readonly kind: 'ended';
        readonly modelId: string | null;
        readonly reading: Evaluations | null;
        readonly before: Evaluations | null;
      }
    /**
     * `unsaved` where the network is trained but could not be stored: `training.stop` with `keep` tries that again.
     * `resumable` where there is a checkpoint to go on from.
     */
    | { readonly kind: 'failed'; readonly reason: string; readonly unsaved?: true; readonly resumable?: true };
}

/** So many points of a curve are kept; beyond, every other one is dropped. */
const LONGEST_CURVE = 400;

/** The run with what it told last, and one more point in its curve, which grows no longer than is kept. */
export function withProgress(run: Run, progress: Progress): Run {
  const { step, steps, epochs, loss, accuracy } = progress;
  const curve = [...run.curve, { epoch: (epochs * step) / steps, loss, accuracy }];
  return {
    ...run,
    progress,
    curve: curve.length <= LONGEST_CURVE ? curve : curve.filter((_, index) => index % 2 === 0),
  };
}

/** Whether a run occupies the trainer. */
export function isUnderWay({ state }: Pick<Run, 'state'>): boolean {
  return ['starting', 'running', 'pausing', 'stopping'].includes(state.kind);
}

/** Whether there is a checkpoint that a run can go on from. */
export function canGoOn({ state }: Pick<Run, 'state'>): boolean {
  return state.kind === 'paused' || (state.kind === 'failed' && state.resumable === true);
}

/** Whether nothing more comes of a run, so that it can leave the list. */
export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state.kind === 'ended' || (state.kind === 'failed' && !state.unsaved && !state.resumable);
}
