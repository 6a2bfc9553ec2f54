import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { Drawing } from '../../../core/ink/drawing';
import { rasterize } from '../../../core/ink/rasterize';
import type { Variation } from '../../../core/ink/variation';
import type { Network } from '../../../core/network/network';

/** What a network reads of some variants of a drawing, variant by variant. */
export interface ReadVariants {
  /** What it saw, shape `[variants, 28, 28]`. */
  readonly images: Float32Array<ArrayBuffer>;
  /** Shape `[variants, 10]`. */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/** Reads variants of a drawing as one batch. The drawing must have ink. */
export function readVariants(network: Network, drawing: Drawing, variations: readonly Variation[]): ReadVariants {
  const images = new Float32Array(variations.length * IMAGE_PIXELS);
  variations.forEach((variation, index) => {
    const image = rasterize(drawing, variation);
    if (image) images.set(image, index * IMAGE_PIXELS);
  });
  return { images, probabilities: new Float32Array(network.recognize(images, variations.length)) };
}
