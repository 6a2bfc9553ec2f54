import { untrack } from 'svelte';
import type { Toasts } from '../../ui/toasts.svelte';
import type { ReadyModel } from '../models/model-list.svelte';
import type { OpenedModels } from '../models/opened-models';
import { ModelReader } from './model-reader.svelte';

/** A second model that the drawing is read by, to be compared with the first layer by layer. None at first. */
export class Comparison {
  readonly #modelReader: ModelReader;
  #isOn = $state(false);
  /** The model that reads the drawing first. */
  #first: string | null = null;

  constructor(models: Pick<OpenedModels, 'open'>, toasts: Pick<Toasts, 'fail'>) {
    this.#modelReader = new ModelReader(models, toasts);
  }

  /** The second model's id; null while there is none. */
  get id(): string | null {
    return this.#isOn ? this.#modelReader.id : null;
  }

  /** The second model, opened; null while there is none. */
  get model(): ModelReader['model'] {
    return this.#isOn ? this.#modelReader.model : null;
  }

  /** What reads the drawing with it. */
  get reader(): ModelReader['reader'] {
    return this.#modelReader.reader;
  }

  /** Compares with this model from now on; null to compare no more. */
  choose(id: string | null): void {
    this.#isOn = id !== null;
    if (id !== null) void this.#modelReader.open(id);
  }

  /**
   * Compares no more with a model that is gone; where the model compared with becomes the first, the two change places.
   * @param first the id of the model that reads the drawing first; null where that is none of the list
   */
  keepAmong(models: readonly ReadyModel[], first: string | null): void {
    const chosen = untrack(() => this.id);
    const wanted = chosen === first ? this.#first : chosen;
    const kept = models.some(({ id }) => id === wanted) ? wanted : null;
    if (chosen !== null && kept !== chosen) this.choose(kept);
    this.#first = first;
  }
}
