import { IMAGE_SIZE } from '../data/digits';
import type { Drawing } from '../ink/drawing';
import type { InkGrid } from '../ink/paint';
import { makeReady, paintMarks } from '../ink/ready-mark';
import { scaling } from '../ink/transform';
import { boxAround } from './box';
import { finer } from './finer-pen';
import { cutInk } from './cut-ink';
import { lineHeightOf } from './atom';

/** A whole line of digits as a network would see it: 28 high, as wide as it takes. */
export interface WideImage {
  /** At least 28. */
  readonly width: number;
  /** Shape `[28, width]`, 0 paper to 1 ink. */
  readonly pixels: Float32Array;
  /** Where the image's left edge and top lie on the pad, and how long its pixels are there. */
  readonly left: number;
  readonly top: number;
  readonly unit: number;
}

/** The line is as high as MNIST's digits are; where digits stand off the line, all of them stay within the image. */
const LINE = 20;
const TALLEST = 26;

/** Half a window of paper is left on both sides, so that the first and the last digit come to lie in a window's middle. */
const MARGIN = IMAGE_SIZE / 2 - 4;

/** No image is wider: it would be a line of some forty digits. */
const WIDEST = 800;

/** Samples along each pixel's side. */
const SAMPLES = 2;

/** Paints a whole drawing as one image; null where there is no ink. */
export function wideImageOf(drawing: Drawing): WideImage | null {
  const { atoms } = cutInk(drawing);
  if (atoms.length === 0) return null;
  const lineHeight = lineHeightOf(atoms);
  const marks = drawing.marks.map((mark) => finer(mark, lineHeight));
  const box = boxAround(atoms.map((atom) => atom.box));
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  const unit = Math.max(lineHeight / LINE, down / TALLEST, across / (WIDEST - 2 * MARGIN), 1e-3);
  const width = Math.max(IMAGE_SIZE, Math.ceil(across / unit + 2 * MARGIN));
  const left = (box.left + box.right - width * unit) / 2;
  const top = (box.top + box.bottom - IMAGE_SIZE * unit) / 2;
  const grid: InkGrid = { side: width * SAMPLES, samples: new Float32Array((width * SAMPLES) ** 2) };
  const ready = marks.map((mark) => makeReady(mark, unit / SAMPLES));
  const painting = { perPixel: SAMPLES, thickness: 1, thinnest: 0.6 * SAMPLES };
  paintMarks(grid, ready, scaling(SAMPLES / unit, (-SAMPLES * left) / unit, (-SAMPLES * top) / unit), painting);
  return { width, pixels: averaged(grid, width), left, top, unit };
}

function averaged({ side, samples }: InkGrid, width: number): Float32Array {
  const pixels = new Float32Array(IMAGE_SIZE * width);
  for (let y = 0; y < IMAGE_SIZE * SAMPLES; y++)
    for (let x = 0; x < side; x++)
      pixels[Math.floor(y / SAMPLES) * width + Math.floor(x / SAMPLES)]! += samples[y * side + x]! / SAMPLES ** 2;
  return pixels;
}
