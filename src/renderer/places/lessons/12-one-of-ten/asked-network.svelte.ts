import { untrack } from 'svelte';
import { IMAGE_PIXELS } from '../../../../core/data/digits';
import { rasterize } from '../../../../core/ink/rasterize';
import { type Likeness, shareOf } from '../../../../core/likeness/likeness';
import { likenessOfTrace } from '../../../../core/likeness/read-likeness';
import { Network } from '../../../../core/network/network';
import type { Trace } from '../../../../core/network/trace';
import type { AppState } from '../../../state/app-state';
import { gaugeAmong, type ReadyModel } from '../../../state/models/model-list.svelte';
import { ModelReader } from '../../../state/readers/model-reader.svelte';
import { FOUR_AT, type InkName, STRANGER_DRAWINGS, type StrangerName } from './inks';

/** The network that the lesson asks: one that has seen nothing but digits, and so was never taught to be unsure. */
const ASKED = 'plain';

/** What the lesson asks, whatever reads the pad in Draw. */
export class AskedNetwork {
  /** Opens the network; its own reader reads what the user draws. */
  readonly asked: ModelReader;
  /** The digit of MNIST's test set, shape `[28, 28]`; null until it is fetched. */
  #four = $state.raw<Float32Array | null>(null);
  #isFetching = false;

  constructor(private readonly app: Pick<AppState, 'connection' | 'modelList' | 'openedModels' | 'toasts'>) {
    this.asked = new ModelReader(app.openedModels, app.toasts);
    app.connection.whenOpen(() => this.asked.tryAgain());
  }

  /** The ready inks on their way through the network; null until it is open. */
  readonly #ready = $derived.by(
    (): (Readonly<Record<StrangerName, Trace>> & { readonly four: Trace | null }) | null => {
      const { model } = this.asked;
      if (model === null) return null;
      const network = Network.fromWeights(
        model.plan.map(({ layer }) => layer),
        model.weights,
      );
      const traceOf = (name: StrangerName): Trace => network.trace(rasterize(STRANGER_DRAWINGS[name])!);
      const traces = {
        heart: traceOf('heart'),
        letter: traceOf('letter'),
        dot: traceOf('dot'),
        scribble: traceOf('scribble'),
        four: this.#four && network.trace(this.#four),
      };
      network.dispose();
      return traces;
    },
  );

  /** The gauge of how much ink is like the digits learned from. */
  readonly #gauge = $derived.by(() => gaugeAmong(this.app.modelList.ready, this.asked.model?.id ?? null));

  /** An ink on its way through the network; null where there is none, or no network yet. */
  traceOf(name: InkName): Trace | null {
    return name === 'own' ? this.asked.reader.trace : (this.#ready?.[name] ?? null);
  }

  /** How much an ink is like the digits learned from; null where that is not known. */
  likenessOf(name: InkName): Likeness | null {
    const trace = this.traceOf(name);
    return this.#gauge && trace ? likenessOfTrace(this.#gauge, trace) : null;
  }

  /** The likeness below which ink counts as no digit, 0..1; null where the network has no gauge of it. */
  get limit(): number | null {
    return this.#gauge ? shareOf(this.#gauge.threshold) : null;
  }

  /** Opens it, or what there is in its stead. */
  chooseAmong(models: readonly ReadyModel[]): void {
    const model = models.find(({ id }) => id === ASKED) ?? models[0];
    untrack(() => {
      if (model && model.id !== this.asked.id) void this.asked.open(model.id);
    });
  }

  /** Fetches the digit, unless it is there. Without the line to main there is none; that is all that is lost. */
  async ensureFour(): Promise<void> {
    if (this.#four !== null || this.#isFetching) return;
    this.#isFetching = true;
    try {
      const bytes = await this.app.connection.call('digits.images', 'test', [FOUR_AT]);
      this.#four = Float32Array.from(bytes.subarray(0, IMAGE_PIXELS), (ink) => ink / 255);
    } catch {
      // Tried again when the line is there.
    }
    this.#isFetching = false;
  }
}
