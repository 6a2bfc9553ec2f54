import { labelParts, neighboursOf, PAPER } from '../ink/connected-parts';
import type { InkImage } from '../ink/drawing';

/** Ink fainter than this joins no parts: the grey seam between two digits that nearly touch is none. */
const CORE = 0.3;

/** Which connected part each pixel of ink belongs to. */
export interface InkLabels {
  /** Shape `[height, width]`: from 0 on, and {@link PAPER}. */
  readonly labels: Int32Array;
  readonly count: number;
}

/**
 * The connected parts of a picture's ink, touching at a corner too. Faint ink goes to the part that it is nearest to;
 * where none is, it is a part of its own. No ink is without a part.
 */
export function labelInk(image: InkImage): InkLabels {
  const labels = new Int32Array(image.pixels.length).fill(PAPER);
  const cores = labelParts(image, labels, CORE, 0);
  spread(image, labels);
  return { labels, count: labelParts(image, labels, 0, cores) };
}

/** All labels grow at the same pace into the faint ink around them. */
function spread(image: InkImage, labels: Int32Array): void {
  let front: number[] = [];
  labels.forEach((label, at) => {
    if (label !== PAPER) front.push(at);
  });
  while (front.length > 0) {
    const next: number[] = [];
    for (const at of front)
      for (const near of neighboursOf(image, at)) {
        if (labels[near] !== PAPER || image.pixels[near]! <= 0) continue;
        labels[near] = labels[at]!;
        next.push(near);
      }
    front = next;
  }
}
