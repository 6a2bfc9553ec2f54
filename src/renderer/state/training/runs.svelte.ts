import type { Client } from '../../../core/contract/client';
import type { Recipe } from '../../../core/training/recipe';
import { isUnderWay, withProgress, type Run } from '../../../core/training/run';

/** The training runs as the main process knows them, those before its last start included, newest first. */
export class Runs {
  #all = $state.raw<readonly Run[]>([]);
  readonly #client: Pick<Client, 'call' | 'on'>;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('training.changed', (run) => this.#put(run));
    client.on('training.progressed', ({ runId, progress }) =>
      this.#change(runId, (run) => withProgress(run, progress)),
    );
    client.on('training.validated', ({ runId, point }) =>
      this.#change(runId, (run) => ({ ...run, validation: [...run.validation, point] })),
    );
    client.on('training.forgotten', ({ runId }) => (this.#all = this.#all.filter(({ id }) => id !== runId)));
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

  /** Ends a run's threads, and keeps what is needed to go on. */
  async pause(id: string): Promise<void> {
    await this.#client.call('training.pause', id);
  }

  /** Goes on with a run that {@link canGoOn}. */
  async resume(id: string): Promise<void> {
    await this.#client.call('training.resume', id);
  }

  /** Takes a run that {@link isOver} off the list; its model stays. */
  async forget(id: string): Promise<void> {
    await this.#client.call('training.forget', id);
  }

  /** A run that isn't known yet is told whole when the runs are fetched. */
  #change(id: string, change: (run: Run) => Run): void {
    this.#all = this.#all.map((run) => (run.id === id ? change(run) : run));
  }

  #put(run: Run): void {
    this.#all = [run, ...this.#all.filter(({ id }) => id !== run.id)].sort(newestFirst);
  }
}

function newestFirst(a: Run, b: Run): number {
  return b.started.localeCompare(a.started);
}
