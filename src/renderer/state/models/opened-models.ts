import { untrack } from 'svelte';
import type { OpenedModel } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import type { Card } from '../../../core/exchange/card';
import { bytesOfWeights } from '../../../core/network/weights';
import { Remembered } from '../../../core/remembered';
import type { ModelList } from './model-list.svelte';

/** So many bytes of weights are remembered, of the models used last. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The models whose layers and weights the window needs, each fetched once for as long as it is in use. */
export class OpenedModels {
  /** By the checksums of its files: a model's id may come to mean another one. */
  readonly #opened = new Remembered<OpenedModel>(MOST_BYTES, ({ weights }) => bytesOfWeights(weights));

  /** @param models the list, which says what the ids mean at this moment */
  constructor(
    private readonly client: Pick<Client, 'call'>,
    private readonly models: Pick<ModelList, 'get'>,
  ) {}

  /** Rejects where the model can't be opened. */
  async open(id: string): Promise<OpenedModel> {
    const fetch = (): Promise<OpenedModel> => this.client.call('models.open', id);
    const listed = untrack(() => this.models.get(id));
    if (listed?.state !== 'ready') return fetch();
    const key = keyOf(listed.card);
    const opened = await this.#opened.get(key, fetch);
    // Its name and what was measured of it are those of now, as the list has them.
    if (keyOf(opened.card) === key) return { ...opened, id, card: listed.card };
    this.#opened.forget(key);
    return opened;
  }
}

const keyOf = ({ checksums }: Card): string => `${checksums['model.json']} ${checksums['weights.bin']}`;
