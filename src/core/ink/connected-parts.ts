import type { InkImage } from './drawing';

/** The label of pixels that are no ink. */
export const PAPER = -1;

/**
 * Gives each connected part (pixels that touch, at a corner too) of the ink above `least` that has no label yet one, from
 * `first` on. `labels` has shape `[height, width]`, {@link PAPER} where there is none. Returns the label after the last.
 */
export function labelParts(image: InkImage, labels: Int32Array, least: number, first: number): number {
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

/** The pixels that touch one, at a corner too, by their numbers. */
export function neighboursOf({ width, height }: InkImage, at: number): number[] {
  const x = at % width;
  const y = Math.floor(at / width);
  const near: number[] = [];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
      if (row !== y || column !== x) near.push(row * width + column);
  return near;
}
