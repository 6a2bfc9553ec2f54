import type { ModelSummary } from '../../core/api';
import { connection } from '../connection.svelte';
import { toasts } from '../ui/toasts.svelte';

/** A model that can be read with. */
export type ReadyModel = Extract<ModelSummary, { state: 'ready' }>;

/** The models that main knows of, kept up to date. */
class ModelList {
  #all = $state.raw<readonly ModelSummary[] | null>(null);

  constructor() {
    connection.on('models.changed', (models) => (this.#all = models));
    connection.whenOpen(() => {
      connection.call('models.list').then(
        (models) => (this.#all = models),
        (error: unknown) => toasts.fail(error),
      );
    });
  }

  /** Every model, damaged ones too; null until main has said. */
  get all(): readonly ModelSummary[] | null {
    return this.#all;
  }

  get ready(): readonly ReadyModel[] {
    return this.#all?.filter((model) => model.state === 'ready') ?? [];
  }
}

/** The window's list of models. */
export const modelList = new ModelList();
