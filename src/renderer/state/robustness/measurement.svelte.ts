import type { Client } from '../../../core/contract/client';
import { type Measurable, type Sweep, type SweepDigits, withNews } from '../../../core/training/robustness';

/** The measurement that the main process is at, or was last. It goes on there whether or not a window is open. */
export class Measurement {
  #sweep = $state.raw<Sweep | null>(null);
  readonly #client: Pick<Client, 'call' | 'on'>;
  #changes = 0;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('robustness.changed', (sweep) => {
      this.#changes += 1;
      this.#sweep = sweep;
    });
    // A sweep that isn't known yet is told whole when it is fetched.
    client.on('robustness.progressed', ({ sweepId, news }) => {
      if (this.#sweep?.id === sweepId) this.#sweep = withNews(this.#sweep, news);
    });
  }

  get sweep(): Sweep | null {
    return this.#sweep;
  }

  get isRunning(): boolean {
    return this.#sweep?.state.kind === 'running';
  }

  /** Fetches it; needed once at the start and after the connection was lost. */
  async load(): Promise<void> {
    const before = this.#changes;
    const sweep = await this.#client.call('robustness.sweep');
    // What was announced while the answer was on its way is newer than the answer.
    if (this.#changes === before) this.#sweep = sweep;
  }

  /** Rejects with a sentence for the user if it is refused. */
  async start(modelIds: readonly string[], measured: readonly Measurable[], digits: SweepDigits): Promise<void> {
    await this.#client.call('robustness.start', [...modelIds], [...measured], digits);
  }

  /** Ends the one that runs; its whole curves are kept. */
  async stop(): Promise<void> {
    if (this.#sweep) await this.#client.call('robustness.stop', this.#sweep.id);
  }
}
