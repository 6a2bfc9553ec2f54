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
  #perturbation: Float32Array | null = null;
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

  /**
   * Reads this drawing, and its variant, when the next frame is made.
   * @param perturbation what is added to each pixel of the variant's image, `[28, 28]`, kept within paper and ink
   */
  read(drawing: Drawing, variation: Variation = NO_VARIATION, perturbation: Float32Array | null = null): void {
    this.#isOld ||= drawing !== this.#drawing;
    this.#drawing = drawing;
    this.#variation = variation;
    this.#perturbation = perturbation;
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
    if (this.#isOld) this.#trace = this.#through(NO_VARIATION, null);
    this.#isOld = false;
    const isVaried = !isUnvaried(this.#variation) || this.#perturbation !== null;
    this.#varied = this.#trace && isVaried ? this.#through(this.#variation, this.#perturbation) : null;
  }

  #through(variation: Variation, perturbation: Float32Array | null): Trace | null {
    const image = this.#network && rasterize(this.#drawing, variation);
    if (!image || !this.#network) return null;
    return this.#network.trace(perturbation === null ? image : perturbed(image, perturbation));
  }
}

const perturbed = (image: Float32Array, perturbation: Float32Array): Float32Array =>
  image.map((ink, pixel) => Math.min(1, Math.max(0, ink + (perturbation[pixel] ?? 0))));
