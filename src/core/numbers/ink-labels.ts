import type { InkImage } from '../ink/drawing';

/** Ink fainter than this joins no parts: the grey seam between two digits that nearly touch is none. */
const CORE = 0.3;

/** Pixels that are no ink. */
export const PAPER = -1;

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

/** Gives each part of unlabelled ink above `least` a label, from `first` on; returns the label after the last. */
function labelParts(image: InkImage, labels: Int32Array, least: number, first: number): number {
  let next = first;
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== PAPER || image.pixels[start]! <= least) continue;
    labels[start] = next;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const near of neighboursOf(image, at)) {
        if (labels[near] !== PAPER || image.pixels[near]! <= least) continue;
        labels[near] = next;
        open.push(near);
      }
    }
    next++;
  }
  return next;
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

function neighboursOf({ width, height }: InkImage, at: number): number[] {
  const x = at % width;
  const y = Math.floor(at / width);
  const near: number[] = [];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
      if (row !== y || column !== x) near.push(row * width + column);
  return near;
}
