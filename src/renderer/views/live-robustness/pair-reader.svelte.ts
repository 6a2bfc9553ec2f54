import type { Drawing } from '../../../core/ink/drawing';
import type { Variation } from '../../../core/ink/variation';
import type { NetworkData } from '../../../core/network/network-data';
import type { Around } from '../../state/readers/around';
import type { PairedModel } from '../../state/readers/model-pair.svelte';
import type { WorkerPort } from '../../state/workers/window-worker';
import { VariantReader } from './variant-reader.svelte';
import type { Wanted } from './wanted';

/** How often a growing drawing is read, in milliseconds: most of the processor is for the pen. */
const PACE = 100;

/** The same while a network trains, which leaves less of it. */
const PACE_IN_TRAINING = 250;

/** Reads variants of a drawing with two models, each in a worker of its own. */
export class PairReader {
  readonly #readers: readonly [VariantReader, VariantReader];
  /** What was asked for last; null without ink. */
  #drawing: Drawing | null = null;
  /** When that was, by `performance.now()`. */
  #lastRead = -Infinity;

  /** @param models the two that are read with, as they are now */
  constructor(
    private readonly models: () => readonly [PairedModel, PairedModel],
    start?: () => WorkerPort,
  ) {
    this.#readers = [new VariantReader(start), new VariantReader(start)];
  }

  /** What each has read; null without ink or network. */
  readonly readings = $derived.by(() => [this.#readers[0].readings, this.#readers[1].readings] as const);

  /** Why there is nothing of one of them, in a sentence; null where nothing is wrong. */
  get fault(): string | null {
    const [first, second] = this.models();
    return first.fault ?? second.fault ?? this.#readers[0].fault ?? this.#readers[1].fault;
  }

  /**
   * Reads these variants of a drawing that may be growing. Once the pen is lifted, at once; before, of what is drawn till
   * then the outline only, and now and then.
   * @returns what calls it off, where it has not begun
   */
  follow(drawing: Drawing | null, wanted: Wanted<Variation>, { isDrawing, isTraining }: Around): () => void {
    // Taken now: an effect that this is called in then runs again when they are others.
    const networks = this.models().map(({ network }) => network);
    const isDone = !isDrawing && drawing !== this.#drawing;
    const pause = isDone ? 0 : this.#lastRead + (isTraining ? PACE_IN_TRAINING : PACE) - performance.now();
    const read = () => this.#read(networks, drawing, isDrawing ? { ...wanted, detail: [] } : wanted);
    if (pause > 0) {
      const timer = setTimeout(read, pause);
      return () => clearTimeout(timer);
    }
    read();
    return () => undefined;
  }

  /** Ends the workers. */
  close(): void {
    for (const reader of this.#readers) reader.close();
  }

  #read(networks: readonly (NetworkData | null)[], drawing: Drawing | null, wanted: Wanted<Variation>): void {
    this.#drawing = drawing;
    this.#lastRead = performance.now();
    this.#readers.forEach((reader, which) => reader.read(networks[which]!, drawing, wanted));
  }
}
