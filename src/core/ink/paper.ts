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
  const lightest = slide(coarse, reach, (values) => Math.min(...values));
  const opened = slide(lightest, reach, (values) => Math.max(...values));
  const smooth = slide(
    opened,
    Math.ceil(reach / 4),
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  return enlarge(smooth, image.width, image.height, factor);
}

/**
 * Replaces each pixel by what `merge` makes of those within `reach` of it, along the rows and then along the columns.
 */
function slide(image: InkImage, reach: number, merge: (values: Float32Array) => number): InkImage {
  const { width, height, pixels } = image;
  const along = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) {
    along.set(slideLine(pixels.subarray(y * width, (y + 1) * width), reach, merge), y * width);
  }
  const merged = new Float32Array(pixels.length);
  for (let x = 0; x < width; x++) {
    const column = Float32Array.from({ length: height }, (_, y) => along[y * width + x]!);
    slideLine(column, reach, merge).forEach((value, y) => (merged[y * width + x] = value));
  }
  return { width, height, pixels: merged };
}

/** Beyond its ends a line goes on as steeply as it came: a shadow that grows towards the edge must not end there. */
function slideLine(line: Float32Array, reach: number, merge: (values: Float32Array) => number): Float32Array {
  const last = line.length - 1;
  const longer = Float32Array.from({ length: line.length + 2 * reach }, (_, index) => {
    const at = index - reach;
    if (at < 0) return 2 * line[0]! - line[Math.min(last, -at)]!;
    if (at > last) return 2 * line[last]! - line[Math.max(0, 2 * last - at)]!;
    return line[at]!;
  });
  return line.map((_, index) => merge(longer.subarray(index, index + 2 * reach + 1)));
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
