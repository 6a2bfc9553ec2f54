import type { ModelSummary } from '../../../core/contract/api';
import { logFault } from '../../log-fault';
import { Queue } from '../../queue';
import { gaugeOf } from './gauge-of';
import type { ModelLibrary } from './model-library';

/** What the service needs of the others. */
export interface GaugeNeeds {
  readonly library: ModelLibrary;
  /** The path of the reader's program. */
  readonly reader: string;
}

type Ready = Extract<ModelSummary, { readonly state: 'ready' }>;

/**
 * Sees to it that every stored model has a gauge that tells digits from other ink, however it came here: makes those that
 * are missing, one at a time, in a thread of their own.
 */
export class ModelGauges {
  readonly #needs: GaugeNeeds;
  readonly #queue = new Queue();
  readonly #closing = new AbortController();
  /** The models that a gauge is made of, or could not be made of, each by its id and its weights' checksum. */
  readonly #tried = new Set<string>();
  readonly #stop: () => void;

  constructor(needs: GaugeNeeds) {
    this.#needs = needs;
    this.#stop = needs.library.onChange(() => this.#look());
    this.#look();
  }

  /** Ends the thread there is; what it was to make is made another time. */
  async close(): Promise<void> {
    this.#stop();
    this.#closing.abort();
    await this.#queue.over();
  }

  #look(): void {
    this.#needs.library.list().then((models) => {
      for (const model of models)
        if (model.state === 'ready' && model.origin === 'stored' && model.card.likeness === undefined) this.#add(model);
    }, logFault);
  }

  #add({ id, card }: Ready): void {
    const weights = card.checksums['weights.bin'];
    const key = `${id} ${weights}`;
    if (this.#tried.has(key) || this.#closing.signal.aborted) return;
    this.#tried.add(key);
    this.#queue
      .do(() => this.#make(id, weights))
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) logFault(error);
      });
  }

  async #make(id: string, weights: string): Promise<void> {
    const { library, reader } = this.#needs;
    const network = await library.open(id);
    await library.keepGauge(id, weights, await gaugeOf(reader, network, { signal: this.#closing.signal }));
  }
}
