import type { InkImage } from './drawing';

/** The picture with each `factor` x `factor` pixels averaged to one; what hangs over the right and bottom edge is paper. */
export function shrink(image: InkImage, factor: number): InkImage {
  if (factor <= 1) return image;
  const width = Math.ceil(image.width / factor);
  const height = Math.ceil(image.height / factor);
  const pixels = new Float32Array(width * height);
  const share = 1 / (factor * factor);
  for (let y = 0; y < image.height; y++) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < image.width; x++)
      pixels[row + Math.floor(x / factor)]! += share * image.pixels[y * image.width + x]!;
  }
  return { width, height, pixels };
}
