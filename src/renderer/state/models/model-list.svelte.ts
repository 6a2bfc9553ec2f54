import type { ModelSummary, SavedFile } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import type { Gauge } from '../../../core/likeness/gauge';

/** A model that passed its check and can be read with. */
export type ReadyModel = Extract<ModelSummary, { readonly state: 'ready' }>;

/** The models there are, as the main process knows them: those made here first (newest on top), then those that ship. */
export class ModelList {
  #all = $state.raw<readonly ModelSummary[] | null>(null);
  readonly #client: Pick<Client, 'call' | 'on'>;
  #changes = 0;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('models.changed', (models) => {
      this.#changes += 1;
      this.#all = inOrder(models);
    });
  }

  /** Null until the list has been loaded. */
  get all(): readonly ModelSummary[] | null {
    return this.#all;
  }

  get ready(): readonly ReadyModel[] {
    return (this.#all ?? []).filter((model) => model.state === 'ready');
  }

  get(id: string): ModelSummary | null {
    return this.#all?.find((model) => model.id === id) ?? null;
  }

  /** Fetches the list; needed once at the start and after the connection was lost. */
  async load(): Promise<void> {
    const before = this.#changes;
    const models = await this.#client.call('models.list');
    // A change that was announced while the answer was on its way is newer than the answer.
    if (this.#changes === before) this.#all = inOrder(models);
  }

  async rename(id: string, name: string): Promise<void> {
    this.#replace(await this.#client.call('models.rename', id, name));
  }

  /** Moves a stored model aside; {@link restore} brings it back. */
  async delete(id: string): Promise<void> {
    await this.#client.call('models.delete', id);
    this.#all = (this.#all ?? []).filter((model) => model.id !== id);
  }

  async restore(id: string): Promise<void> {
    this.#replace(await this.#client.call('models.restore', id));
  }

  /** The model as a file that other tools open. */
  async export(id: string, format: ExportFormatId): Promise<SavedFile> {
    return await this.#client.call('models.export', id, format);
  }

  #replace(model: ModelSummary): void {
    this.#all = inOrder([...(this.#all ?? []).filter(({ id }) => id !== model.id), model]);
  }
}

/**
 * What tells a model's digits from other ink; null where it is not known. Asked of the list, not of a model that was opened: a
 * gauge is made some seconds after its model.
 */
export const gaugeAmong = (models: readonly ReadyModel[], modelId: string | null): Gauge | null =>
  models.find(({ id }) => id === modelId)?.card.likeness ?? null;

/** What to call a model, damaged or not. */
export function nameOfModel(model: ModelSummary): string {
  return model.state === 'ready' ? model.card.name : model.name;
}

function inOrder(models: readonly ModelSummary[]): readonly ModelSummary[] {
  const created = (model: ModelSummary): string => (model.state === 'ready' ? model.card.created : '');
  return [...models].sort(
    (a, b) =>
      Number(a.origin === 'shipped') - Number(b.origin === 'shipped') ||
      (a.origin === 'shipped' ? nameOfModel(a).localeCompare(nameOfModel(b)) : created(b).localeCompare(created(a))),
  );
}
