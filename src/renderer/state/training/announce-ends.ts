import type { Client } from '../../../core/contract/client';
import { isUnderWay, type Run } from '../../../core/training/run';
import { navigation } from '../navigation.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { runStatus } from '../../words/run-status';
import { trainPlace } from './training-plan.svelte';

/** Tells a user who is in another place that a run is over, once for each run. */
export function announceEnds(client: Pick<Client, 'on'>): void {
  const announced = new Set<string>();
  client.on('training.changed', (run) => {
    // One that goes on after a fault ends once more.
    if (isUnderWay(run)) announced.delete(run.id);
    if (!isNews(run) || announced.has(run.id)) return;
    announced.add(run.id);
    if (navigation.place === 'train') return;
    toasts.say(`“${run.name}”: ${runStatus(run)}`, {
      label: 'Show',
      run: () => {
        trainPlace.show(run.id);
        navigation.go('train');
      },
    });
  });
}

/** Whether a run ended or was halted by itself, well or badly; what the user did to it is no news. */
function isNews({ state }: Run): boolean {
  if (state.kind === 'paused') return state.reason !== undefined;
  return state.kind === 'failed' || (state.kind === 'ended' && state.modelId !== null);
}
