import type { Run } from '../api';

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
