import { IMAGE_SIZE } from '../data/digits';
import { INK, PAPER, type Grid } from './grids';

/** A cell is ink where at least so much of it is covered. */
const COVERED = 0.42;

/** Ink fainter than this doesn't count when the drawing's box is looked for. */
const FAINTEST = 0.1;

/**
 * A drawing's image (shape `[28, 28]`, 0 paper to 1 ink) brought down to so many rows and columns of 1 (ink) and -1
 * (paper). It fills the grid in height or width, keeps its shape, and lies in the middle. Null where there is no ink.
 */
export function drawingGrid(image: Float32Array, rows: number, columns: number): Grid | null {
  const box = inkBox(image);
  if (box === null) return null;
  const side = Math.max((box.bottom - box.top) / rows, (box.right - box.left) / columns);
  const top = (box.top + box.bottom - rows * side) / 2;
  const left = (box.left + box.right - columns * side) / 2;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      coverage(image, top + row * side, left + column * side, side) >= COVERED ? INK : PAPER,
    ),
  );
}

function inkBox(image: Float32Array): { top: number; left: number; bottom: number; right: number } | null {
  let [top, left, bottom, right] = [IMAGE_SIZE, IMAGE_SIZE, 0, 0];
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      if (image[y * IMAGE_SIZE + x]! <= FAINTEST) continue;
      top = Math.min(top, y);
      left = Math.min(left, x);
      bottom = Math.max(bottom, y + 1);
      right = Math.max(right, x + 1);
    }
  }
  return bottom > top ? { top, left, bottom, right } : null;
}

/** How much of a square of the image is ink, 0..1; pixels that lie in it partly count in part. */
function coverage(image: Float32Array, top: number, left: number, side: number): number {
  let ink = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(IMAGE_SIZE, top + side); y++) {
    const height = Math.min(y + 1, top + side) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(IMAGE_SIZE, left + side); x++) {
      ink += height * (Math.min(x + 1, left + side) - Math.max(x, left)) * image[y * IMAGE_SIZE + x]!;
    }
  }
  return ink / (side * side);
}
