import type { InkImage } from '../drawing';

/**
 * Grey opening by a square: all that is darker than its surroundings and narrower than the square is filled from around, the
 * rest stays as it is, with edges as sharp as they were. A square reaches `reach` pixels to each side of its middle.
 */
export function opened(image: InkImage, reach: number): InkImage {
  return slide(slide(image, reach, Math.min), reach, Math.max);
}

type Pick = (one: number, other: number) => number;

/** Replaces each pixel by the least or most of the square of those within `reach` of it. */
function slide({ width, height, pixels }: InkImage, reach: number, pick: Pick): InkImage {
  const along = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) slideLine(pixels, along, y * width, 1, width, reach, pick);
  const merged = new Float32Array(pixels.length);
  for (let x = 0; x < width; x++) slideLine(along, merged, x, width, height, reach, pick);
  return { width, height, pixels: merged };
}

/**
 * One line of it: `length` pixels from `start` on, `step` apart. Beyond its ends a line goes on as steeply as it came: a
 * shadow that grows towards the edge must not end there. In three looks at each pixel, however far the reach: a window
 * always begins in one block of its own length and ends in the next (van Herk 1992).
 */
function slideLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  reach: number,
  pick: Pick,
): void {
  const window = 2 * reach + 1;
  const line = lengthened(from, start, step, length, reach);
  const before = line.slice();
  const after = line.slice();
  for (let index = 1; index < line.length; index++) {
    if (index % window !== 0) before[index] = pick(before[index - 1]!, line[index]!);
    const back = line.length - 1 - index;
    if ((back + 1) % window !== 0) after[back] = pick(after[back + 1]!, line[back]!);
  }
  for (let place = 0; place < length; place++)
    to[start + step * place] = pick(after[place]!, before[place + window - 1]!);
}

/** A line with `reach` pixels more at each end, mirrored in both directions. */
function lengthened(from: Float32Array, start: number, step: number, length: number, reach: number): Float32Array {
  const last = length - 1;
  const at = (index: number): number => from[start + step * index]!;
  const longer = new Float32Array(length + 2 * reach);
  for (let index = 0; index < longer.length; index++) {
    const place = index - reach;
    if (place < 0) longer[index] = 2 * at(0) - at(Math.min(last, -place));
    else if (place > last) longer[index] = 2 * at(last) - at(Math.max(0, 2 * last - place));
    else longer[index] = at(place);
  }
  return longer;
}
