import { setImmediate } from 'node:timers/promises';
import { IMAGE_PIXELS, type Digits } from '../../../core/data/digits';
import type { OwnDigit } from '../../../core/data/own-digits';
import type { Drawing } from '../../../core/ink/drawing';
import { rasterize } from '../../../core/ink/rasterize';

/** So many drawings are rasterized before others get their turn. */
const CHUNK = 20;

/** Drawings as a network reads them, each rasterized once. */
export class DrawingImages {
  readonly #known = new WeakMap<Drawing, Uint8Array | null>();

  /** Shape `[28, 28]`, 0 paper to 255 ink; null where there is no ink. */
  of(drawing: Drawing): Uint8Array | null {
    let image = this.#known.get(drawing);
    if (image === undefined) {
      // How a drawing is fitted is remembered for as long as the drawing is there: this copy is gone at once.
      const ink = rasterize({ ...drawing });
      image = ink && Uint8Array.from(ink, (share) => Math.round(255 * share));
      this.#known.set(drawing, image);
    }
    return image;
  }

  /** Digits with their images, in their order. */
  async pack(own: readonly OwnDigit[], blank: 'keep blank ones' | 'leave blank ones out'): Promise<Digits> {
    const images: Uint8Array[] = [];
    const labels: number[] = [];
    for (const [index, { label, drawing }] of own.entries()) {
      const image = this.of(drawing);
      if (image || blank === 'keep blank ones') {
        images.push(image ?? new Uint8Array(IMAGE_PIXELS));
        labels.push(label);
      }
      if (index % CHUNK === CHUNK - 1) await setImmediate();
    }
    const packed = new Uint8Array(images.length * IMAGE_PIXELS);
    images.forEach((image, index) => packed.set(image, index * IMAGE_PIXELS));
    return { count: images.length, images: packed, labels: Uint8Array.from(labels) };
  }
}
