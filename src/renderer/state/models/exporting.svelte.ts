import type { Client } from '../../../core/contract/client';
import { EXPORT_FORMAT_IDS, type ExportFormatId } from '../../../core/exchange/export-formats';
import type { ReadyModel } from './model-list.svelte';

/** What is known of a model in one format. */
export type ExportState =
  | { readonly kind: 'waiting' }
  /** `share` is 0..1. */
  | { readonly kind: 'making'; readonly share: number }
  | { readonly kind: 'ready'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** The model that is to be exported, while the window asks for the format; each format is made, so that its size shows. */
export class Exporting {
  #model = $state.raw<ReadyModel | null>(null);
  #states = $state.raw<Readonly<Partial<Record<ExportFormatId, ExportState>>>>({});
  /** How often it was opened and closed, so that what was begun before ends. */
  #turn = 0;
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

  of(format: ExportFormatId): ExportState {
    return this.#states[format] ?? { kind: 'waiting' };
  }

  /** Asks for the format, and makes the model ready in one after the other until it is closed. */
  async open(model: ReadyModel): Promise<void> {
    const turn = ++this.#turn;
    this.#model = model;
    this.#states = {};
    for (const format of EXPORT_FORMAT_IDS) {
      this.#put(format, { kind: 'making', share: 0 });
      const state = await this.#prepare(model, format);
      if (this.#turn !== turn) return;
      this.#put(format, state);
    }
  }

  close(): void {
    this.#turn++;
    this.#model = null;
  }

  async #prepare({ id }: ReadyModel, format: ExportFormatId): Promise<ExportState> {
    try {
      return { kind: 'ready', bytes: await this.#client.call('models.prepareExport', id, format) };
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  #put(format: ExportFormatId, state: ExportState): void {
    this.#states = { ...this.#states, [format]: state };
  }
}
