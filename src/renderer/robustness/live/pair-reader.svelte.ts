import type { Drawing } from '../../../core/ink/drawing';
import type { Variation } from '../../../core/ink/variation';
import type { NetworkData } from '../../../core/network/network-data';
import type { PairedModel } from './model-pair.svelte';
import { VariantReader, type ReaderWorker } from './variant-reader.svelte';
import type { Wanted } from './wanted';

/** Reads variants of a drawing with two models, each in a worker of its own. */
export class PairReader {
  readonly #readers: readonly [VariantReader, VariantReader];
  #drawing: Drawing | null = null;

  /** @param models the two that are read with, as they are now */
  constructor(
    private readonly models: () => readonly [PairedModel, PairedModel],
    start?: () => ReaderWorker,
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

  /** The drawing that was read last; null without ink. */
  get drawing(): Drawing | null {
    return this.#drawing;
  }

  /** Reads these variants with both from now on. */
  read(drawing: Drawing | null, wanted: Wanted<Variation>): void {
    this.#readWith(this.#networks(), drawing, wanted);
  }

  /** The same, once so many milliseconds have passed without a call of what this returns. */
  readAfter(milliseconds: number, drawing: Drawing | null, wanted: Wanted<Variation>): () => void {
    // Taken now: an effect that this is called in then runs again when they are others.
    const networks = this.#networks();
    const timer = setTimeout(() => this.#readWith(networks, drawing, wanted), milliseconds);
    return () => clearTimeout(timer);
  }

  /** Ends the workers. */
  close(): void {
    for (const reader of this.#readers) reader.close();
  }

  #networks(): readonly (NetworkData | null)[] {
    return this.models().map(({ network }) => network);
  }

  #readWith(networks: readonly (NetworkData | null)[], drawing: Drawing | null, wanted: Wanted<Variation>): void {
    this.#drawing = drawing;
    this.#readers.forEach((reader, which) => reader.read(networks[which]!, drawing, wanted));
  }
}
