import { EMPTY_DRAWING, type Drawing } from '../../../core/ink/drawing';
import { rasterize } from '../../../core/ink/rasterize';
import { NO_VARIATION, type Variation } from '../../../core/ink/variation';
import { isUnvaried } from '../../../core/ink/variation-ranges';
import type { Network } from '../../../core/network/network';
import type { Trace } from '../../../core/network/trace';

/** Reads a drawing, and a variant of it, while it is drawn: at most once in a frame, and always the newest. */
export class DrawingReader {
  #network: Network | null = null;
  #drawing = EMPTY_DRAWING;
  #variation = NO_VARIATION;
  #frame = 0;
  /** Whether the drawing, or the network, is another than the trace is of. */
  #isOld = true;
  #trace = $state.raw<Trace | null>(null);
  #varied = $state.raw<Trace | null>(null);

  /** The drawing on its way through the network; null where there is no ink, or no network yet. */
  get trace(): Trace | null {
    return this.#trace;
  }

  /** The varied drawing, read in the same frame as {@link trace}; null where nothing is varied, too. */
  get varied(): Trace | null {
    return this.#varied;
  }

  /** Reads with this network, at once and from now on: no trace is left of the one before, which is freed. */
  use(network: Network): void {
    if (network !== this.#network) this.#network?.dispose();
    this.#network = network;
    this.#isOld = true;
    this.#readNow();
  }

  /** Reads this drawing, and its variant, when the next frame is made. */
  read(drawing: Drawing, variation: Variation = NO_VARIATION): void {
    this.#isOld ||= drawing !== this.#drawing;
    this.#drawing = drawing;
    this.#variation = variation;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#readNow();
    });
  }

  #readNow(): void {
    if (this.#isOld) this.#trace = this.#through(NO_VARIATION);
    this.#isOld = false;
    this.#varied = this.#trace && !isUnvaried(this.#variation) ? this.#through(this.#variation) : null;
  }

  #through(variation: Variation): Trace | null {
    const image = this.#network && rasterize(this.#drawing, variation);
    return image && this.#network ? this.#network.trace(image) : null;
  }
}
