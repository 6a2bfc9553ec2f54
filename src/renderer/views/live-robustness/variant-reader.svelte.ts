import type { Drawing } from '../../../core/ink/drawing';
import type { Variation } from '../../../core/ink/variation';
import { CLASSES } from '../../../core/network/layer';
import type { NetworkData } from '../../../core/network/network-data';
import { WindowWorker, type WorkerPort } from '../../state/workers/window-worker';
import { VariantReadings } from './variant-readings';
import { bothOf, type Wanted } from './wanted';
import type { FromCurveWorker, ToCurveWorker } from './worker-messages';

/** What is known of one drawing; it grows. */
interface Known {
  readings: VariantReadings;
}

/** What was asked, and where the answers go. */
interface Asked {
  readonly id: number;
  readonly known: Known;
  readonly variations: readonly Variation[];
}

const startWorker = (): WorkerPort => new Worker(new URL('./curve-worker.ts', import.meta.url), { type: 'module' });

/**
 * Has a worker read variants of a drawing with one network, the most wanted first. The newest drawing wins: only the
 * batch that is being read is finished for an older one. What was read stays until the drawing or the network changes.
 */
export class VariantReader {
  #shown = $state.raw<VariantReadings | null>(null);
  #fault = $state<string | null>(null);
  readonly #worker: WindowWorker<ToCurveWorker, FromCurveWorker>;
  #usedNetwork: NetworkData | null = null;
  /** What is known of the drawing that is to be read. */
  #newest: Known | null = null;
  /** What was asked of the worker and may be answered yet, oldest first. */
  #asked: readonly Asked[] = [];
  #lastId = 0;
  #frame = 0;

  constructor(start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      (reason) => this.#fail(reason),
    );
  }

  /** What is known, of the newest drawing of which anything is; null without ink or network. */
  get readings(): VariantReadings | null {
    return this.#shown;
  }

  /** Why nothing is read, in a sentence; null where nothing is wrong. */
  get fault(): string | null {
    return this.#fault;
  }

  /**
   * Reads variants of this drawing with this network from now on, in this order.
   * @param drawing null where there is no ink
   */
  read(network: NetworkData | null, drawing: Drawing | null, wanted: Wanted<Variation>): void {
    if (network === null || drawing === null) {
      this.#newest = null;
      this.#show(null);
      return;
    }
    if (network !== this.#newest?.readings.network || drawing !== this.#newest.readings.drawing)
      this.#newest = { readings: new VariantReadings(network, drawing) };
    const { readings } = this.#newest;
    const outline = readings.unread(wanted.outline).length;
    this.#ask(this.#newest, readings.unread(bothOf(wanted)), outline);
  }

  /** Ends the worker. */
  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#worker.end();
    this.#usedNetwork = this.#newest = null;
    this.#asked = [];
  }

  #ask(known: Known, variations: readonly Variation[], outline: number): void {
    if (variations.length === 0) return;
    const { network, drawing } = known.readings;
    if (this.#usedNetwork !== network) this.#worker.post({ kind: 'use', network });
    this.#usedNetwork = network;
    const id = ++this.#lastId;
    this.#asked = [...this.#asked, { id, known, variations }];
    this.#worker.post({ kind: 'read', request: { id, drawing, variations, outline } });
  }

  #take(answer: FromCurveWorker): void {
    if (answer.kind === 'failed') {
      this.#fail(answer.reason);
      return;
    }
    // Nothing comes any more of requests before this one.
    this.#asked = this.#asked.filter(({ id }) => id >= answer.id);
    const asked = this.#asked.find(({ id }) => id === answer.id);
    if (asked === undefined || this.#newest === null) return;
    const { known, variations } = asked;
    const count = answer.read.probabilities.length / CLASSES;
    known.readings = known.readings.with(variations.slice(answer.from, answer.from + count), answer.read);
    // Of an older drawing, where there is nothing of the newest yet: better than a picture that stands still.
    this.#show(known.readings);
  }

  /** Once a frame: batches may come faster than they can be seen. */
  #show(readings: VariantReadings | null): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#shown = readings;
      if (readings !== null) this.#fault = null;
    });
  }

  /** Reads no more until another drawing or network comes. */
  #fail(reason: string): void {
    this.#newest = null;
    this.#usedNetwork = null;
    this.#asked = [];
    this.#show(null);
    this.#fault = `This network can’t be read with here: ${reason}`;
  }
}
