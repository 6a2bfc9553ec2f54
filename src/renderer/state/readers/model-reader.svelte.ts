import { untrack } from 'svelte';
import type { Card } from '../../../core/exchange/card';
import { planLayers, type PlannedLayer } from '../../../core/network/layer-kinds';
import { Network } from '../../../core/network/network';
import type { Weights } from '../../../core/network/weights';
import { isUnderWay, type Run } from '../../../core/training/run';
import type { Toasts } from '../../ui/toasts.svelte';
import type { ReadyModel } from '../models/model-list.svelte';
import type { OpenedModels } from '../models/opened-models';
import { DrawingReader } from './drawing-reader.svelte';
import { startWindowBackend } from './wasm-backend';

/** The shipped model that reads real hands best, and that the pad opens with. */
const FIRST_CHOICE = 'reader';

/** The model that was chosen to read with: being fetched, open, or why it can't be opened. */
type Opening = { readonly kind: 'opening' } | Open | { readonly kind: 'failed'; readonly reason: string };

interface Open {
  readonly kind: 'open';
  readonly id: string;
  readonly card: Card;
  readonly plan: readonly PlannedLayer[];
  readonly weights: Weights;
}

/** Reads the drawing with a model of the list. */
export class ModelReader {
  readonly reader = new DrawingReader();
  #id = $state<string | null>(null);
  #opening = $state.raw<Opening>({ kind: 'opening' });
  #followsRun = $state(false);
  /** What reads while another one is being opened, and goes on where that fails. */
  #reads: Open | null = null;

  constructor(
    private readonly models: Pick<OpenedModels, 'open'>,
    private readonly toasts: Pick<Toasts, 'fail'>,
  ) {}

  /** The chosen model's id. */
  get id(): string | null {
    return this.#id;
  }

  get opening(): Opening {
    return this.#opening;
  }

  /** The model that reads: the chosen one or, while that is being opened, the one before; null where there is none. */
  get model(): Open | null {
    // Asked of first, since what reads changes only together with it.
    const opening = this.#opening;
    return opening.kind === 'open' ? opening : this.#reads;
  }

  /** Whether the network that trains is to read in the model's stead. */
  get followsRun(): boolean {
    return this.#followsRun;
  }

  followRun(): void {
    this.#followsRun = true;
  }

  /** Once the run that was followed is over, goes on with the model that came of it, or else with the one before. */
  seeToRun(run: Run | null): void {
    if (run && isUnderWay(run)) return;
    this.#followsRun = false;
    if (run?.state.kind === 'ended' && run.state.modelId !== null) void this.open(run.state.modelId);
  }

  /** Tries again to open a model that could not be opened, now that the line to main is there. */
  tryAgain(): void {
    if (this.#id !== null && this.#opening.kind === 'failed') void this.open(this.#id);
  }

  /** Sees to it that a model is chosen which is there: keeps the one that is, else takes the first choice. */
  chooseAmong(models: readonly ReadyModel[]): void {
    // Asked when the list changes, not when the choice does: what was chosen may be in the next list.
    const chosen = untrack(() => this.#id);
    if (models.some(({ id }) => id === chosen)) return;
    const first = models.find(({ id }) => id === FIRST_CHOICE) ?? models[0];
    if (first) void this.open(first.id);
  }

  /** Reads with this model from now on; where it can't be opened, goes on with the one before and says why. */
  async open(id: string): Promise<void> {
    this.#followsRun = false;
    if (id === this.#id && this.#opening.kind === 'open') return;
    this.#id = id;
    this.#opening = { kind: 'opening' };
    try {
      const [model] = await Promise.all([this.models.open(id), startWindowBackend()]);
      if (this.#id !== id) return;
      this.reader.use(Network.fromWeights(model.layers, model.weights));
      const { card, layers, weights } = model;
      this.#reads = { kind: 'open', id, card, plan: planLayers(layers), weights };
      this.#opening = this.#reads;
    } catch (error) {
      if (this.#id !== id) return;
      if (this.#reads === null) {
        this.#opening = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      } else {
        this.#id = this.#reads.id;
        this.#opening = this.#reads;
        this.toasts.fail(error);
      }
    }
  }
}
