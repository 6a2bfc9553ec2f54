import type { InkImage } from '../drawing';

/** Each pixel the mean of the square of those within `reach` of it, as far as they are in the picture. */
export function smoothed(image: InkImage, reach: number): InkImage {
  if (reach === 0) return image;
  const { width, height, pixels } = image;
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += pixels[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  const means = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(height, y + reach + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - reach);
      const right = Math.min(width, x + reach + 1);
      const at = (row: number, column: number): number => sums[row * (width + 1) + column]!;
      const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
      means[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, pixels: means };
}
