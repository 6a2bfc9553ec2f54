import { untrack } from 'svelte';
import { type Card, isImported } from '../../../core/exchange/card';
import type { NetworkData } from '../../../core/network/network-data';
import { isUnderWay, type Run } from '../../../core/training/run';
import type { ReadyModel } from '../models/model-list.svelte';
import { RUN } from '../models/model-options';
import type { OpenedModels } from '../models/opened-models';
import type { RunReader } from './run-reader.svelte';

/** The shipped pair that differs in augmentation only. */
const FIRST_CHOICES = ['plain', 'augmented'] as const;

/** What one of the two reads with: being fetched, there, or why it can't be. */
type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly name: string; readonly card: Card | null; readonly network: NetworkData }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where the network that trains is to be had. */
type Learning = Pick<RunReader, 'learner'>;

/** One of two models that are compared. */
export class PairedModel {
  #id = $state<string | null>(null);
  #fetched = $state.raw<Opening>({ kind: 'opening' });
  readonly #learning: Learning;

  constructor(
    private readonly models: Pick<OpenedModels, 'open'>,
    learning: Learning,
  ) {
    this.#learning = learning;
  }

  /** The model's id, or {@link RUN}; null until one is chosen. */
  get id(): string | null {
    return this.#id;
  }

  readonly opening: Opening = $derived.by(() => (this.#id === RUN ? this.#learningNow() : this.#fetched));

  /** Null while there is none. */
  get network(): NetworkData | null {
    return this.opening.kind === 'open' ? this.opening.network : null;
  }

  /** Why it can't be read with, in a sentence; null where nothing is wrong. */
  get fault(): string | null {
    return this.opening.kind === 'failed' ? this.opening.reason : null;
  }

  /** Reads with this model, or with the one that trains ({@link RUN}), from now on. */
  async open(id: string): Promise<void> {
    if (id === this.#id && this.#fetched.kind !== 'failed') return;
    this.#id = id;
    if (id === RUN) return;
    this.#fetched = { kind: 'opening' };
    try {
      const { card, layers, weights } = await this.models.open(id);
      if (this.#id === id) this.#fetched = { kind: 'open', name: card.name, card, network: { layers, weights } };
    } catch (error) {
      if (this.#id !== id) return;
      this.#fetched = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  #learningNow(): Opening {
    const { learner } = this.#learning;
    if (learner === null) return { kind: 'opening' };
    const { run, plan, weights } = learner;
    return { kind: 'open', name: run.name, card: null, network: { layers: plan.map(({ layer }) => layer), weights } };
  }
}

/** Two models whose readings of a drawing and its variants are shown together: without and with augmentation at first. */
export class ModelPair {
  readonly first: PairedModel;
  readonly second: PairedModel;

  constructor(models: Pick<OpenedModels, 'open'>, learning: Learning) {
    this.first = new PairedModel(models, learning);
    this.second = new PairedModel(models, learning);
  }

  /** Sees to it that both are models which are there: keeps those that are, else takes the first choices. */
  chooseAmong(models: readonly ReadyModel[]): void {
    [this.first, this.second].forEach((model, index) => {
      // Asked when the list changes, not when the choice does: what was chosen may be in the next list.
      const chosen = untrack(() => model.id);
      if (chosen === RUN || models.some(({ id }) => id === chosen)) return;
      const choice = FIRST_CHOICES[index];
      const stands = models.find(({ id }) => id === choice) ?? models[Math.min(index, models.length - 1)];
      if (stands) void model.open(stands.id);
    });
  }

  /** Once the run is over, goes on with the model that came of it, or else with the first choice. */
  seeToRun(run: Run | null, models: readonly ReadyModel[]): void {
    if (run && isUnderWay(run)) return;
    const made = run?.state.kind === 'ended' ? run.state.modelId : null;
    for (const [index, model] of [this.first, this.second].entries()) {
      if (model.id !== RUN) continue;
      const id = models.find((ready) => ready.id === (made ?? FIRST_CHOICES[index]))?.id ?? models[0]?.id;
      if (id !== undefined) void model.open(id);
    }
  }

  /** Tries again to open what could not be opened, now that the line to main is there. */
  tryAgain(): void {
    for (const model of [this.first, this.second])
      if (model.id !== null && model.fault !== null) void model.open(model.id);
  }
}

/** Whether a model learned from augmented digits; null while that isn't known. */
export function isAugmented({ opening }: PairedModel): boolean | null {
  if (opening.kind !== 'open' || opening.card === null || isImported(opening.card)) return null;
  const { augmentation } = opening.card.recipe;
  return augmentation.kind !== 'table' || augmentation.name !== 'none';
}
