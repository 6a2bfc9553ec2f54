import type { Handlers, RequestName } from '../../../core/contract/api';
import type { TrainingRuns } from './training-runs';

/** What answers for the training runs. */
export function trainingHandlers(runs: TrainingRuns): Pick<Handlers, Extract<RequestName, `training.${string}`>> {
  return {
    'training.start': (name, recipe) => runs.start(name, recipe),
    'training.pause': (id) => {
      runs.pause(id);
      return undefined;
    },
    'training.resume': (id) => runs.resume(id),
    'training.stop': (id, choice) => runs.stop(id, choice),
    'training.forget': (id) => runs.forget(id),
    'training.runs': () => runs.list(),
  };
}
