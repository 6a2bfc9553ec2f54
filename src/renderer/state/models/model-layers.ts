import type { Client } from '../../../core/contract/client';
import type { Layer } from '../../../core/network/layer';
import type { ReadyModel } from './model-list.svelte';

/** The layers of models, which their cards don't have; each model is opened once for them. */
export class ModelLayers {
  readonly #client: Pick<Client, 'call'>;
  /** By the checksum of the file that they are in: a model's id may come to mean another one. */
  readonly #opened = new Map<string, Promise<readonly Layer[]>>();

  constructor(client: Pick<Client, 'call'>) {
    this.#client = client;
  }

  /** Rejects where the model can't be opened. */
  of({ id, card }: ReadyModel): Promise<readonly Layer[]> {
    const checksum = card.checksums['model.json'];
    const known = this.#opened.get(checksum);
    if (known) return known;
    const layers = this.#client.call('models.open', id).then((model) => model.layers);
    this.#opened.set(checksum, layers);
    // So that it is tried again.
    layers.catch(() => this.#opened.delete(checksum));
    return layers;
  }
}
