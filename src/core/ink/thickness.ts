import type { InkImage } from './drawing';

/**
 * How thick the strokes in a picture are on average, in its pixels: twice their area by the length of their outline
 * (the picture's total variation), which is exact for long strokes. 0 where there is no ink.
 */
export function strokeWidth({ width, height, pixels }: InkImage): number {
  let area = 0;
  let outline = 0;
  for (let y = -1; y <= height; y++) {
    for (let x = -1; x <= width; x++) {
      const inside = x >= 0 && y >= 0 && x < width && y < height;
      if (inside) area += pixels[y * width + x]!;
      const slopeX = (pixelAt(pixels, width, height, x + 1, y) - pixelAt(pixels, width, height, x - 1, y)) / 2;
      const slopeY = (pixelAt(pixels, width, height, x, y + 1) - pixelAt(pixels, width, height, x, y - 1)) / 2;
      outline += Math.hypot(slopeX, slopeY);
    }
  }
  return outline > 0 ? (2 * area) / outline : 0;
}

/**
 * Moves the outline of the ink out by `distance` pixels, or in where it is negative: grey dilation or erosion, pixel by
 * pixel, the last fraction of a pixel blended.
 */
export function thicken(image: InkImage, distance: number): InkImage {
  const whole = Math.floor(Math.abs(distance));
  const rest = Math.abs(distance) - whole;
  let current = image;
  for (let step = 0; step < whole; step++)
    current = { ...current, pixels: grow(current, Math.sign(distance), step % 2 === 1) };
  if (rest > 0) {
    const next = grow(current, Math.sign(distance), whole % 2 === 1);
    const from = current.pixels;
    current = { ...current, pixels: next.map((value, index) => (1 - rest) * from[index]! + rest * value) };
  }
  return current;
}

function pixelAt(pixels: Float32Array, width: number, height: number, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x]!;
}

/** Each pixel becomes the largest (`sign` 1) or smallest (-1) of itself and its four neighbours, or eight if `square`. */
function grow({ width, height, pixels }: InkImage, sign: number, square: boolean): Float32Array {
  const grown = new Float32Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let extreme = sign * pixels[y * width + x]!;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (!square && dx !== 0 && dy !== 0) continue;
          extreme = Math.max(extreme, sign * pixelAt(pixels, width, height, x + dx, y + dy));
        }
      }
      grown[y * width + x] = sign * extreme;
    }
  }
  return grown;
}
