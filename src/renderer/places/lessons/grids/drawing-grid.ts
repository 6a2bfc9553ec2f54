import { IMAGE_SIZE } from '../../../../core/data/digits';
import { INK, PAPER, type Grid } from './grids';

/** A cell may be ink where so much of it is covered: the first that keeps the ink together, else the last. */
const COVERED = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1];

/** Ink fainter than this doesn't count when the drawing's box and its parts are looked for. */
const FAINTEST = 0.25;

/** Cells are stretched to fill the grid, up to so many times as long as they are wide, or as wide as long. */
const MOST_STRETCHED = 1.5;

/**
 * A drawing's image (shape `[28, 28]`, 0 paper to 1 ink) brought down to so many rows and columns of 1 (ink) and -1
 * (paper), in the middle of the grid and as large as it goes. Strokes stay as connected as they are, where the grid has
 * room for that. Null where there is no ink.
 */
export function drawingGrid(image: Float32Array, rows: number, columns: number): Grid | null {
  const pixels = Array.from({ length: IMAGE_SIZE }, (_, y) =>
    Array.from(image.subarray(y * IMAGE_SIZE, (y + 1) * IMAGE_SIZE)),
  );
  const box = inkBox(pixels);
  if (box === null) return null;
  const [boxHeight, boxWidth] = [box.bottom - box.top, box.right - box.left];
  const height = Math.max(boxHeight / rows, boxWidth / columns / MOST_STRETCHED);
  const width = Math.max(boxWidth / columns, boxHeight / rows / MOST_STRETCHED);
  const top = (box.top + box.bottom - rows * height) / 2;
  const left = (box.left + box.right - columns * width) / 2;
  const coverages = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      coverage(pixels, top + row * height, left + column * width, height, width),
    ),
  );
  const parts = countParts(pixels, FAINTEST);
  const covered = COVERED.find((share) => countParts(coverages, share) === parts) ?? COVERED.at(-1)!;
  return coverages.map((cells) => cells.map((share) => (share >= covered ? INK : PAPER)));
}

function inkBox(pixels: Grid): { top: number; left: number; bottom: number; right: number } | null {
  let [top, left, bottom, right] = [IMAGE_SIZE, IMAGE_SIZE, 0, 0];
  pixels.forEach((row, y) =>
    row.forEach((ink, x) => {
      if (ink < FAINTEST) return;
      top = Math.min(top, y);
      left = Math.min(left, x);
      bottom = Math.max(bottom, y + 1);
      right = Math.max(right, x + 1);
    }),
  );
  return bottom > top ? { top, left, bottom, right } : null;
}

/** How much of a part of the image is ink, 0..1; pixels that lie in it partly count in part. */
function coverage(pixels: Grid, top: number, left: number, height: number, width: number): number {
  let ink = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(IMAGE_SIZE, top + height); y++) {
    const covered = Math.min(y + 1, top + height) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(IMAGE_SIZE, left + width); x++) {
      ink += covered * (Math.min(x + 1, left + width) - Math.max(x, left)) * pixels[y]![x]!;
    }
  }
  return ink / (height * width);
}

/** How many parts the cells of at least so much ink form; cells that touch, if only by a corner, are of one part. */
function countParts(grid: Grid, least: number): number {
  const open = grid.map((row) => row.map((ink) => ink >= least));
  let parts = 0;
  const clear = (row: number, column: number): void => {
    if (!open[row]?.[column]) return;
    open[row][column] = false;
    for (const down of [-1, 0, 1]) for (const right of [-1, 0, 1]) clear(row + down, column + right);
  };
  open.forEach((cells, row) =>
    cells.forEach((isInk, column) => {
      if (!isInk) return;
      parts += 1;
      clear(row, column);
    }),
  );
  return parts;
}
