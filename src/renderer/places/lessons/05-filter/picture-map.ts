import type { InkImage } from '../../../../core/ink/drawing';
import { darknessAt, type RgbaPixels } from '../../../../core/ink/picture';
import { columnsOf, type Grid } from '../grids/grids';

/** A picture's grey values, row by row. `pixels` has shape `[height, width]`, 0 black to 1 white. */
export type GreyPicture = InkImage;

const USUAL_SHARE = 0.99;
const BINS = 200;

/** The luminance of a picture on white paper. */
export function greyOf({ width, height, data }: RgbaPixels): GreyPicture {
  const pixels = new Float32Array(width * height);
  for (let index = 0; index < pixels.length; index++) {
    pixels[index] = 1 - darknessAt(data, index);
  }
  return { width, height, pixels };
}

/** The feature map of a picture under a kernel. `pixels` has shape `[height, width]`, and any values. */
export interface PictureMap extends GreyPicture {
  /** The magnitude that 99 of 100 values don't go beyond: what gets the full colour, so that a few don't pale the rest. */
  readonly usual: number;
}

/**
 * The same convolution as {@link ./filter.convolveGrid}, for pictures of millions of pixels: "valid", stride 1, not flipped,
 * each window's sum divided. A picture smaller than the kernel has an empty map.
 */
export function pictureMap(picture: GreyPicture, kernel: Grid, divisor: number): PictureMap {
  const rows = kernel.length;
  const columns = columnsOf(kernel);
  const width = Math.max(0, picture.width - columns + 1);
  const height = Math.max(0, picture.height - rows + 1);
  const sums = new Float32Array(width * height);
  for (const [row, weights] of kernel.entries()) {
    for (const [column, weight] of weights.entries()) {
      if (weight !== 0) addShifted(picture, row, column, weight, sums, width, height);
    }
  }
  const largest = divideAll(sums, divisor);
  return { width, height, pixels: sums, usual: usualMagnitude(sums, largest) };
}

/** Adds the picture times `weight`, moved up by `row` and left by `column`: one weight's share of all windows. */
function addShifted(
  { width: pictureWidth, pixels }: GreyPicture,
  row: number,
  column: number,
  weight: number,
  sums: Float32Array,
  width: number,
  height: number,
): void {
  for (let y = 0; y < height; y++) {
    const from = (y + row) * pictureWidth + column;
    const to = y * width;
    for (let x = 0; x < width; x++) sums[to + x]! += weight * pixels[from + x]!;
  }
}

/** Divides all values in place, and gives the largest magnitude among them. */
function divideAll(values: Float32Array, divisor: number): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    values[index]! /= divisor;
    largest = Math.max(largest, Math.abs(values[index]!));
  }
  return largest;
}

/** The least of {@link BINS} even steps up to `largest` that {@link USUAL_SHARE} of the values don't go beyond. */
function usualMagnitude(values: Float32Array, largest: number): number {
  if (largest === 0) return 0;
  const counts = new Uint32Array(BINS);
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((BINS * Math.abs(value)) / largest))]! += 1;
  let below = 0;
  let bin = 0;
  while (below < USUAL_SHARE * values.length) below += counts[bin++]!;
  return (largest * bin) / BINS;
}

/** The grid of a picture's cells around a place, to be worked out by hand. */
export function pictureWindow({ width, pixels }: GreyPicture, row: number, column: number, size: number): Grid {
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => pixels[(row + y) * width + column + x]!),
  );
}
