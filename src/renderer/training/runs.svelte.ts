import type { Run } from '../../core/api';
import type { Client } from '../../core/client';
import type { Recipe } from '../../core/training/recipe';

/** Whether a run still occupies the trainer. */
export function isUnderWay(run: Run): boolean {
  return run.state.kind === 'starting' || run.state.kind === 'running' || run.state.kind === 'stopping';
}

/** The training runs of this session as the main process knows them, newest first. */
export class Runs {
  #all = $state.raw<readonly Run[]>([]);
  readonly #client: Pick<Client, 'call' | 'on'>;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('training.changed', (run) => this.#put(run));
  }

  get all(): readonly Run[] {
    return this.#all;
  }

  /** The run that is training now; one at most does. */
  get active(): Run | null {
    return this.#all.find(isUnderWay) ?? null;
  }

  get(id: string): Run | null {
    return this.#all.find((run) => run.id === id) ?? null;
  }

  /** Fetches the runs; needed once at the start and after the connection was lost. */
  async load(): Promise<void> {
    this.#all = [...(await this.#client.call('training.runs'))].sort(newestFirst);
  }

  /** Starts a run whose result is stored under `name`. Rejects with a sentence for the user if it is refused. */
  async start(name: string, recipe: Recipe): Promise<Run> {
    const run = await this.#client.call('training.start', name, recipe);
    // An event about the same run may have come first, and it is the newer of the two.
    if (this.get(run.id) === null) this.#put(run);
    return run;
  }

  /** Ends a run; what it learned so far is stored if `keep`. */
  async stop(id: string, keep: boolean): Promise<void> {
    await this.#client.call('training.stop', id, { keep });
  }

  #put(run: Run): void {
    this.#all = [run, ...this.#all.filter(({ id }) => id !== run.id)].sort(newestFirst);
  }
}

function newestFirst(a: Run, b: Run): number {
  return b.started.localeCompare(a.started);
}
