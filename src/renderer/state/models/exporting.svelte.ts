import type { Client } from '../../../core/contract/client';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import type { ReadyModel } from './model-list.svelte';

/** What is known of a model in one format. */
export type ExportState =
  | { readonly kind: 'waiting' }
  /** `share` is 0..1. */
  | { readonly kind: 'making'; readonly share: number }
  | { readonly kind: 'ready'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

const WAITING: ExportState = { kind: 'waiting' };

/** The model that is to be exported, while the window asks for the format; the one that is chosen is made, so that its size shows. */
export class Exporting {
  #model = $state.raw<ReadyModel | null>(null);
  #chosen = $state<ExportFormatId | null>(null);
  #states = $state.raw<Readonly<Partial<Record<ExportFormatId, ExportState>>>>({});
  readonly #client: Pick<Client, 'call' | 'on'>;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('models.exporting', ({ modelId, format, share }) => {
      if (modelId === this.#model?.id && this.of(format).kind === 'making')
        this.#put(format, { kind: 'making', share });
    });
  }

  /** Null while nothing is to be exported. */
  get model(): ReadyModel | null {
    return this.#model;
  }

  /** Null until a format is chosen. */
  get chosen(): ExportFormatId | null {
    return this.#chosen;
  }

  of(format: ExportFormatId): ExportState {
    return this.#states[format] ?? WAITING;
  }

  /** Asks for the format. */
  open(model: ReadyModel): void {
    this.stop();
    this.#model = model;
    this.#states = {};
  }

  /** Makes the model ready in this format, in the stead of one that is being made. */
  async choose(format: ExportFormatId): Promise<void> {
    if (this.#model === null || format === this.#chosen) return;
    this.stop();
    const model = this.#model;
    this.#chosen = format;
    if (this.of(format).kind === 'ready') return;
    this.#put(format, { kind: 'making', share: 0 });
    const isAsked = (): boolean => this.#model === model && this.#chosen === format;
    try {
      const bytes = await this.#client.call('models.prepareExport', model.id, format);
      if (isAsked()) this.#put(format, { kind: 'ready', bytes });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (isAsked()) this.#put(format, { kind: 'failed', reason });
    }
  }

  /** Chooses no format, and ends what is being made. */
  stop(): void {
    const [model, format] = [this.#model, this.#chosen];
    this.#chosen = null;
    if (model === null || format === null || this.of(format).kind !== 'making') return;
    this.#put(format, WAITING);
    // Without a line to main there is nothing to end.
    this.#client.call('models.cancelExport', model.id, format).catch(() => undefined);
  }

  close(): void {
    this.stop();
    this.#model = null;
  }

  #put(format: ExportFormatId, state: ExportState): void {
    this.#states = { ...this.#states, [format]: state };
  }
}
