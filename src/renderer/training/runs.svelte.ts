import type { Run } from '../../core/api';
import { connection } from '../connection.svelte';
import { toasts } from '../ui/toasts.svelte';

/** The training runs of this session, kept up to date. */
class Runs {
  #all = $state.raw<readonly Run[]>([]);

  constructor() {
    connection.on('training.changed', (run) => this.put(run));
    connection.whenOpen(() => {
      connection.call('training.runs').then(
        (runs) => (this.#all = runs),
        (error: unknown) => toasts.fail(error),
      );
    });
  }

  /** In the order they were started. */
  get all(): readonly Run[] {
    return this.#all;
  }

  /** The run that is training, if one is. */
  get current(): Run | null {
    return this.#all.find((run) => isUnderWay(run)) ?? null;
  }

  /** Takes in a run as main now has it. */
  put(run: Run): void {
    this.#all = this.#all.some(({ id }) => id === run.id)
      ? this.#all.map((known) => (known.id === run.id ? run : known))
      : [...this.#all, run];
  }
}

/** Whether a run has not come to its end yet. */
export function isUnderWay(run: Run): boolean {
  return run.state.kind !== 'ended' && run.state.kind !== 'failed';
}

/** The window's runs. */
export const runs = new Runs();
