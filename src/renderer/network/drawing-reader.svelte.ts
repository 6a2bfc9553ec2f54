import { EMPTY_DRAWING, type Drawing } from '../../core/ink/drawing';
import { rasterize } from '../../core/ink/rasterize';
import type { Network } from '../../core/network/network';
import type { Trace } from '../../core/network/trace';

/** Reads a drawing with a network while it is drawn: at most once in a frame, and always the newest. */
export class DrawingReader {
  #network: Network | null = null;
  #drawing = EMPTY_DRAWING;
  #frame = 0;
  #trace = $state.raw<Trace | null>(null);

  /** The drawing on its way through the network; null where there is no ink, or no network yet. */
  get trace(): Trace | null {
    return this.#trace;
  }

  /** Reads with this network from now on; the one before is freed. */
  use(network: Network): void {
    if (network !== this.#network) this.#network?.dispose();
    this.#network = network;
    this.#schedule();
  }

  /** Reads this drawing when the next frame is made. */
  read(drawing: Drawing): void {
    this.#drawing = drawing;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const image = this.#network && rasterize(this.#drawing);
      this.#trace = image && this.#network!.trace(image);
    });
  }
}
