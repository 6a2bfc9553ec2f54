import { IMAGE_PIXELS, IMAGE_SIZE } from '../digits';
import { smooth } from './blur';
import type { Corruption } from './corruption';

/** An edge starts where the ink changes by so much a pixel and goes on where it changes by so much. */
const HIGH = 0.2;
const LOW = 0.1;

/** The outlines alone, one pixel wide: the edge detector of Canny (1986). */
export const cannyEdges: Corruption = (image) => {
  const smoothed = smooth(image, 1, 'paper');
  const cover = smooth(new Float32Array(IMAGE_PIXELS).fill(1), 1, 'paper');
  // What lies within the image alone counts: at its edge the smoothed ink is not paled by the paper beyond.
  const ink = smoothed.map((value, pixel) => value / cover[pixel]!);
  const across = slope(ink, 1, IMAGE_SIZE);
  const down = slope(ink, IMAGE_SIZE, 1);
  const steepness = across.map((value, pixel) => Math.hypot(value, down[pixel]!));
  const ridge = steepness.map((value, pixel) =>
    isInside(pixel) && value > 0 && isRidge(steepness, across, down, pixel) ? value : 0,
  );
  return follow(ridge);
};

const isInside = (pixel: number): boolean => {
  const x = pixel % IMAGE_SIZE;
  const y = Math.floor(pixel / IMAGE_SIZE);
  return x > 0 && y > 0 && x < IMAGE_SIZE - 1 && y < IMAGE_SIZE - 1;
};

/** How fast the ink changes from one pixel to the next, `step` further on in the image, by Sobel's weights; 0 at the edge. */
const slope = (ink: Float32Array, step: number, aside: number): Float32Array =>
  ink.map((_, pixel) => {
    if (!isInside(pixel)) return 0;
    const change = (at: number): number => ink[at + step]! - ink[at - step]!;
    return change(pixel - aside) + 2 * change(pixel) + change(pixel + aside);
  });

/** Whether the ink changes nowhere faster straight ahead and straight back, where the pixels are mixed by how near they are. */
function isRidge(steepness: Float32Array, across: Float32Array, down: Float32Array, pixel: number): boolean {
  const x = across[pixel]!;
  const y = down[pixel]!;
  const stepX = x < 0 ? -1 : 1;
  const stepY = (y < 0 ? -1 : 1) * IMAGE_SIZE;
  const isLevel = Math.abs(x) >= Math.abs(y);
  const share = isLevel ? Math.abs(y / x) : Math.abs(x / y);
  const straight = isLevel ? stepX : stepY;
  const own = steepness[pixel]!;
  return [1, -1].every((way) => {
    const ahead = steepness[pixel + way * straight]!;
    const diagonal = steepness[pixel + way * (stepX + stepY)]!;
    return share * diagonal + (1 - share) * ahead <= own;
  });
}

/** 1 on the ridges that are high somewhere and nowhere low, 0 elsewhere. */
function follow(ridge: Float32Array): Float32Array {
  const edges = new Float32Array(IMAGE_PIXELS);
  const open = Array.from(ridge.keys()).filter((pixel) => ridge[pixel]! >= HIGH);
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    if (edges[pixel] === 1) continue;
    edges[pixel] = 1;
    for (const row of [-IMAGE_SIZE, 0, IMAGE_SIZE])
      for (const column of [-1, 0, 1]) if (ridge[pixel + row + column]! >= LOW) open.push(pixel + row + column);
  }
  return edges;
}
