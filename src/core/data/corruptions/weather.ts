import { IMAGE_SIZE } from '../digits';
import type { Random } from '../random';
import { smooth } from './blur';
import { asInk, type Corruption } from './corruption';

/** How thick the fog is, beside ink's 1. */
const FOG = 3;

/** Fog over the digit, its thickness a plasma fractal's, all brought back to the range that the ink had. */
export const fog: Corruption = (image, random) => {
  const thickness = plasma(random);
  const darkest = image.reduce((most, ink) => Math.max(most, ink), 0);
  return image.map((ink, pixel) => {
    const x = pixel % IMAGE_SIZE;
    const y = Math.floor(pixel / IMAGE_SIZE);
    return asInk(((ink + FOG * thickness[y * PLASMA_SIZE + x]!) * darkest) / (darkest + FOG));
  });
};

/** The side of the fractal, a power of two; fog is its upper left corner. */
const PLASMA_SIZE = 256;

/** By so much its bumps get lower from one step to the next. */
const PLASMA_DECAY = 1.4;

/**
 * Heights 0..1 that are rough at every size, `[256, 256]`, where opposite edges meet: the diamond-square algorithm
 * (Fournier, Fussell and Carpenter 1982).
 */
function plasma(random: Random): Float32Array {
  const side = PLASMA_SIZE;
  const heights = new Float32Array(side * side);
  const around = (place: number): number => place & (side - 1);
  const height = (x: number, y: number): number => heights[around(y) * side + around(x)]!;
  let bump = 100;
  const put = (x: number, y: number, sum: number): void => {
    heights[y * side + x] = sum / 4 + bump * random.uniform(-bump, bump);
  };
  for (let step = side; step >= 2; step /= 2) {
    const half = step / 2;
    for (let y = half; y < side; y += step)
      for (let x = half; x < side; x += step)
        put(
          x,
          y,
          height(x - half, y - half) +
            height(x + half, y - half) +
            height(x - half, y + half) +
            height(x + half, y + half),
        );
    for (let y = 0; y < side; y += half)
      for (let x = (y / half) % 2 === 0 ? half : 0; x < side; x += step)
        put(x, y, height(x - half, y) + height(x + half, y) + height(x, y - half) + height(x, y + half));
    bump /= PLASMA_DECAY;
  }
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of heights) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return heights.map((value) => (value - lowest) / (highest - lowest));
}

/** Where the smoothed noise is above this there is mud. */
const MUD_LEVEL = 0.65;

/** How dark mud is. */
const MUD = 63 / 255;

/** Spattered with mud, which lies over paper and ink in blotches. */
export const spatter: Corruption = (image, random) => {
  const drops = smooth(
    image.map(() => 0.65 + 0.3 * random.normal()),
    1,
    'same',
  );
  const mud = smooth(
    drops.map((drop) => (drop > MUD_LEVEL ? 1 : 0)),
    1.5,
    'same',
  ).map((cover) => (cover < 0.8 ? 0 : cover));
  return image.map((ink, pixel) => asInk(ink * (1 - mud[pixel]!) + MUD * mud[pixel]!));
};
