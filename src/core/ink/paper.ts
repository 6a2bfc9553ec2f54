import type { InkImage } from './drawing';
import { shrink } from './shrink';

/** Paper is estimated on a picture of no more than so many pixels a side: shadows have no detail. */
const COARSE_SIDE = 48;

/** Strokes must be narrower than this share of the picture's longer side, or they are taken for paper. */
const WIDEST_STROKE = 0.3;

/**
 * How dark the paper is beneath every pixel of a picture with dark ink: the picture with all that is narrower than a
 * stroke filled from around (grey opening), smoothed. An edge of a shadow as sharp as a stroke's remains. Shape `[height, width]`.
 */
export function estimatePaper(image: InkImage): Float32Array {
  const factor = Math.ceil(Math.max(image.width, image.height) / COARSE_SIDE);
  const coarse = shrink(image, factor);
  const reach = Math.ceil((WIDEST_STROKE / 2) * Math.max(coarse.width, coarse.height));
  const opened = slide(slide(coarse, reach, 'least'), reach, 'most');
  const smooth = slide(opened, Math.ceil(reach / 4), 'mean');
  return enlarge(smooth, image.width, image.height, factor);
}

/** Replaces each pixel by the least, most or mean of those within `reach` of it, along the rows and then the columns. */
function slide({ width, height, pixels }: InkImage, reach: number, pick: 'least' | 'most' | 'mean'): InkImage {
  const along = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) slideLine(pixels, along, y * width, 1, width, reach, pick);
  const merged = new Float32Array(pixels.length);
  for (let x = 0; x < width; x++) slideLine(along, merged, x, width, height, reach, pick);
  return { width, height, pixels: merged };
}

/**
 * One line of it: `length` pixels from `start` on, `step` apart. Beyond its ends a line goes on as steeply as it came: a
 * shadow that grows towards the edge must not end there.
 */
function slideLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  reach: number,
  pick: 'least' | 'most' | 'mean',
): void {
  const last = length - 1;
  const at = (index: number): number => from[start + step * index]!;
  const longer = new Float32Array(length + 2 * reach);
  for (let index = 0; index < longer.length; index++) {
    const place = index - reach;
    if (place < 0) longer[index] = 2 * at(0) - at(Math.min(last, -place));
    else if (place > last) longer[index] = 2 * at(last) - at(Math.max(0, 2 * last - place));
    else longer[index] = at(place);
  }
  for (let place = 0; place < length; place++) {
    let least = Infinity;
    let most = -Infinity;
    let sum = 0;
    for (let index = place; index <= place + 2 * reach; index++) {
      const value = longer[index]!;
      if (value < least) least = value;
      if (value > most) most = value;
      sum += value;
    }
    to[start + step * place] = pick === 'mean' ? sum / (2 * reach + 1) : pick === 'least' ? least : most;
  }
}

/** Between the centres of the coarse pixels, bilinear; the edge's own values beyond them. */
function enlarge(coarse: InkImage, width: number, height: number, factor: number): Float32Array {
  const last = { x: coarse.width - 1, y: coarse.height - 1 };
  return Float32Array.from({ length: width * height }, (_, index) => {
    const x = Math.min(last.x, Math.max(0, ((index % width) + 0.5) / factor - 0.5));
    const y = Math.min(last.y, Math.max(0, (Math.floor(index / width) + 0.5) / factor - 0.5));
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = Math.min(last.x, left + 1);
    const bottom = Math.min(last.y, top + 1);
    const at = (column: number, row: number): number => coarse.pixels[row * coarse.width + column]!;
    const above = at(left, top) + (x - left) * (at(right, top) - at(left, top));
    const below = at(left, bottom) + (x - left) * (at(right, bottom) - at(left, bottom));
    return above + (y - top) * (below - above);
  });
}
