import { connection } from '../connection/connection.svelte';
import { navigation } from '../navigation.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { Measurement } from './measurement.svelte';

/** The window's one copy of the measurement that runs, or ran last. */
export const measurement = new Measurement(connection);

connection.whenOpen(() => void toasts.attempt(() => measurement.load()));

/** Tells a user who is in another place that it is over; that it was stopped is no news. */
connection.on('robustness.changed', ({ state }) => {
  if (navigation.place === 'robustness' || (state.kind !== 'ended' && state.kind !== 'failed')) return;
  toasts.say(state.kind === 'ended' ? 'Robustness is measured' : `Robustness: ${state.reason}`, {
    label: 'Show',
    run: () => navigation.go('robustness'),
  });
});
