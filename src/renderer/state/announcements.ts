import type { Client } from '../../core/contract/client';
import { isUnderWay, type Run } from '../../core/training/run';
import type { Toasts } from '../ui/toasts.svelte';
import { runStatus } from '../words/run-status';
import type { TrainingPlan } from './training/training-plan.svelte';
import type { Navigation } from './window/navigation.svelte';

/** Where the news comes from, and where it is said. */
interface Newsroom {
  readonly connection: Pick<Client, 'on'>;
  readonly navigation: Navigation;
  readonly toasts: Pick<Toasts, 'say'>;
}

/** Tells a user who is in another place that a run is over, once for each run. */
export function announceRuns({
  connection,
  navigation,
  toasts,
  trainingPlan,
}: Newsroom & { readonly trainingPlan: Pick<TrainingPlan, 'show'> }): void {
  const announced = new Set<string>();
  connection.on('training.changed', (run) => {
    // One that goes on after a fault ends once more.
    if (isUnderWay(run)) announced.delete(run.id);
    if (!isNews(run) || announced.has(run.id)) return;
    announced.add(run.id);
    if (navigation.place === 'train') return;
    toasts.say(`“${run.name}”: ${runStatus(run)}`, {
      label: 'Show',
      run: () => {
        trainingPlan.show(run.id);
        navigation.go('train');
      },
    });
  });
}

/** Tells a user who is in another place that robustness is measured; that it was stopped is no news. */
export function announceMeasurements({ connection, navigation, toasts }: Newsroom): void {
  connection.on('robustness.changed', ({ state }) => {
    if (navigation.place === 'robustness' || (state.kind !== 'ended' && state.kind !== 'failed')) return;
    toasts.say(state.kind === 'ended' ? 'Robustness is measured' : `Robustness: ${state.reason}`, {
      label: 'Show',
      run: () => navigation.go('robustness'),
    });
  });
}

/** Whether a run ended or was halted by itself, well or badly; what the user did to it is no news. */
function isNews({ state }: Run): boolean {
  if (state.kind === 'paused') return state.reason !== undefined;
  return state.kind === 'failed' || (state.kind === 'ended' && state.modelId !== null);
}
