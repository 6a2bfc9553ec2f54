import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { Drawing } from '../../../core/ink/drawing';
import type { Variation } from '../../../core/ink/variation';
import { VARIATION_PARTS, settleVariation } from '../../../core/ink/variation-ranges';
import { CLASSES } from '../../../core/network/layer';
import type { NetworkData } from '../../../core/network/network-data';
import type { ReadVariants } from './read-variants';

/** What a network reads of one variant. */
export interface VariantReading {
  /** Shape `[28, 28]`. */
  readonly image: Float32Array;
  /** Length 10. */
  readonly probabilities: Float32Array;
}

/** What a network has read of a drawing's variants so far. */
export class VariantReadings {
  constructor(
    readonly network: NetworkData,
    readonly drawing: Drawing,
    private readonly known: ReadonlyMap<string, VariantReading> = new Map(),
  ) {}

  /** Null where that variant hasn't been read yet. */
  of(variation: Variation): VariantReading | null {
    return this.known.get(keyOf(variation)) ?? null;
  }

  /** Those that haven't been read yet, each once. */
  unread(wanted: readonly Variation[]): readonly Variation[] {
    const found = new Map<string, Variation>();
    for (const variation of wanted) {
      const key = keyOf(variation);
      if (!this.known.has(key)) found.set(key, variation);
    }
    return [...found.values()];
  }

  /** The same, and some more. */
  with(variations: readonly Variation[], { images, probabilities }: ReadVariants): VariantReadings {
    const known = new Map(this.known);
    variations.forEach((variation, index) =>
      known.set(keyOf(variation), {
        image: images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS),
        probabilities: probabilities.subarray(index * CLASSES, (index + 1) * CLASSES),
      }),
    );
    return new VariantReadings(this.network, this.drawing, known);
  }
}

/** Two variations that come to the same have the same key. */
function keyOf(variation: Variation): string {
  const settled = settleVariation(variation);
  return VARIATION_PARTS.map((part) => settled[part]).join(' ');
}
