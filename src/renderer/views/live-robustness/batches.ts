import type { Network } from '../../../core/network/network';
import { readVariants, type ReadVariants } from './read-variants';
import type { ReadRequest } from './worker-messages';

/** So long a batch after the outline should take, in milliseconds: so soon a newer drawing gets its turn. */
const BATCH_TIME = 8;

/**
 * Reads requests with a network batch by batch, always the newest: of an older one only the batch under way is finished.
 * One after the other, so that a newer request can come in between. The first batch is a request's outline.
 */
export class Batches {
  #network: Network | null = null;
  #request: ReadRequest | null = null;
  #next = 0;
  /** How long an image took in the last batch, in milliseconds. */
  #perImage = BATCH_TIME;

  /**
   * Reads with this network from now on and disposes of the one before; what that was asked is dropped.
   * @param network null for none
   */
  use(network: Network | null): void {
    this.#network?.dispose();
    this.#network = network;
    this.#request = null;
  }

  /** What is left of the request before is dropped. */
  ask(request: ReadRequest): void {
    this.#request = request;
    this.#next = 0;
  }

  get isDone(): boolean {
    return this.#request === null || this.#next >= this.#request.variations.length;
  }

  /** Reads the next batch; null where all is read, or there is no network. */
  read(): { readonly id: number; readonly from: number; readonly read: ReadVariants } | null {
    if (this.#network === null || this.#request === null || this.isDone) return null;
    const { id, drawing, variations, outline } = this.#request;
    const from = this.#next;
    const size = Math.max(1, outline - from, Math.round(BATCH_TIME / this.#perImage));
    const batch = variations.slice(from, from + size);
    this.#next += batch.length;
    const start = performance.now();
    const read = readVariants(this.#network, drawing, batch);
    this.#perImage = Math.max(0.01, (performance.now() - start) / batch.length);
    return { id, from, read };
  }
}
