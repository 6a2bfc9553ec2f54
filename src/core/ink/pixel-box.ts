import type { InkImage } from './drawing';

/** Whole pixels of a picture: columns from `left` up to, but not, `right`, and rows alike. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The pixels of a picture that lie in a box within it. */
export function cropped(image: InkImage, { left, top, right, bottom }: PixelBox): InkImage {
  const width = right - left;
  const pixels = new Float32Array(width * (bottom - top));
  for (let y = top; y < bottom; y++) {
    pixels.set(image.pixels.subarray(y * image.width + left, y * image.width + right), (y - top) * width);
  }
  return { width, height: bottom - top, pixels };
}

/** Ink fainter than this doesn't count when it is measured. */
export const FAINTEST = 0.1;

/** The box of a picture's pixels that are more than so much ink; null where none is. */
export function boxOfInk({ width, height, pixels }: InkImage, faintest: number): PixelBox | null {
  let left = width;
  let top = height;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x]! <= faintest) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

/** The pixels along a picture's edge. */
export function edgeOf({ width, height, pixels }: InkImage): Float32Array {
  return pixels.filter((_, index) => {
    const x = index % width;
    const y = Math.floor(index / width);
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
}
