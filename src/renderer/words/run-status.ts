import type { Run } from '../../core/training/run';
import { writeCount, writeDuration, writeShare } from '../../core/words/quantities';

/** How a run stands, in a few words: for its line in the list of runs. */
export function runStatus({ state, progress }: Run): string {
  switch (state.kind) {
    case 'starting':
      return 'Starting';
    case 'running':
      return progress === null ? 'Running' : `Epoch ${progress.epoch} of ${progress.epochs}`;
    case 'pausing':
      return 'Pausing';
    case 'paused':
      return progress === null ? 'Paused' : `Paused in epoch ${progress.epoch} of ${progress.epochs}`;
    case 'stopping':
      return 'Stopping';
    case 'ended':
      if (state.modelId === null) return 'Stopped, not kept';
      return state.reading === null ? 'Stored' : `${writeShare(state.reading.test.accuracy, 2)} of the test digits`;
    case 'failed':
      return 'Failed';
  }
}

/** What a run is at, with its pace and the time left; null while it does nothing. */
export function runActivity({ state, progress }: Run): string | null {
  switch (state.kind) {
    case 'starting':
      return 'Getting the training digits ready…';
    case 'pausing':
      return 'Pausing…';
    case 'stopping':
      return 'Stopping…';
    case 'running': {
      if (progress === null) return 'Getting the training digits ready…';
      if (progress.step >= progress.steps) return 'Reading the test digits…';
      const { epoch, epochs, imagesPerSecond, secondsLeft } = progress;
      return `Epoch ${epoch} of ${epochs}, ${writeCount(imagesPerSecond)} images/s, ${writeDuration(secondsLeft)} left`;
    }
    case 'paused':
    case 'ended':
    case 'failed':
      return null;
  }
}

/** How far a paused run had come, and why it was paused where that was not the user. */
export function pausedWords({ state, progress }: Run): string {
  const reason = state.kind === 'paused' && state.reason !== undefined ? `${state.reason} ` : '';
  if (progress === null) return `${reason}Paused before its first step.`;
  const { epoch, epochs, step, steps } = progress;
  return `${reason}Paused in epoch ${epoch} of ${epochs}, after ${writeCount(step)} of ${writeCount(steps)} steps.`;
}
