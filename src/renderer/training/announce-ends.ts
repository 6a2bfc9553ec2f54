import type { Run } from '../../core/api';
import type { Client } from '../../core/client';
import { navigation } from '../navigation.svelte';
import { toasts } from '../ui/toasts.svelte';
import { runStatus } from './run-status';
import { trainPlace } from './train-place.svelte';

/** Tells a user who is in another place that a run is over, once for each run. */
export function announceEnds(client: Pick<Client, 'on'>): void {
  const announced = new Set<string>();
  client.on('training.changed', (run) => {
    if (!isNews(run) || announced.has(run.id)) return;
    announced.add(run.id);
    if (navigation.place === 'train') return;
    toasts.say(`“${run.name}”: ${runStatus(run)}`, {
      label: 'Show',
      run: () => {
        trainPlace.shownRunId = run.id;
        navigation.go('train');
      },
    });
  });
}

/** Whether a run ended by itself, well or badly; one that the user stopped and discarded is no news. */
function isNews({ state }: Run): boolean {
  return state.kind === 'failed' || (state.kind === 'ended' && state.modelId !== null);
}
