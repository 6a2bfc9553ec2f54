import type { InkImage } from './drawing';

/** The picture with each `factor` x `factor` pixels averaged to one; at the right and bottom edge those that are there. */
export function shrink(image: InkImage, factor: number): InkImage {
  if (factor <= 1) return image;
  const width = Math.ceil(image.width / factor);
  const height = Math.ceil(image.height / factor);
  const sums = new Float32Array(width * height);
  const counts = new Float32Array(width * height);
  for (let y = 0; y < image.height; y++) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < image.width; x++) {
      const at = row + Math.floor(x / factor);
      sums[at]! += image.pixels[y * image.width + x]!;
      counts[at]! += 1;
    }
  }
  return { width, height, pixels: sums.map((sum, index) => sum / counts[index]!) };
}
