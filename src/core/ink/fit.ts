import { IMAGE_SIZE } from '../data/digits';
import { CENTRE_LINE_STRIDE, centreLine } from './centre-line';
import { PAD_SIZE, type Drawing, type InkImage, type Picture } from './drawing';
import type { InkGrid } from './paint';
import { boxOfInk, FAINTEST } from './pixel-box';
import { makeReady, paintMarks, type ReadyMark } from './ready-mark';
import { scaling, type Transform } from './transform';

/** A drawing's marks, and the way they lie in the 28x28 image: from pad units to its pixels. */
export interface FittedInk {
  readonly marks: readonly ReadyMark[];
  readonly transform: Transform;
}

/** MNIST's digits were scaled, keeping their shape, to fill a box of so many pixels (yann.lecun.com/exdb/mnist). */
const BOX_SIZE = 20;

/**
 * Their centre of mass was moved to the middle of the pixel in row and column 14, counted from 0. Over the 60,000
 * training digits it lies at 14.01, 14.00 on average, never more than half a pixel away.
 */
const MASS_CENTRE = 14.5;

/** A dot is not blown up to fill the box: strokes get no wider than MNIST's widest (99 % are below 4.5 pixels). */
const WIDEST_STROKE = 4.5;

/** Samples along the longer side of the ink when it is measured, with one more on each end. */
const MEASURING_SIDE = 96;
const grid: InkGrid = { side: MEASURING_SIDE, samples: new Float32Array(MEASURING_SIDE * MEASURING_SIDE) };

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const known = new WeakMap<Drawing, FittedInk | null>();

/**
 * Finds how a drawing lies in the 28x28 image, as MNIST was made: the ink's box scaled to 20 pixels, its centre of mass
 * in the middle. A framed picture by itself keeps its frame. Null where there is no ink.
 */
export function fit(drawing: Drawing): FittedInk | null {
  let fitted = known.get(drawing);
  if (fitted === undefined) {
    fitted = keepFrame(drawing) ?? fitInk(drawing);
    known.set(drawing, fitted);
  }
  return fitted;
}

function keepFrame({ marks }: Drawing): FittedInk | null {
  const [mark] = marks;
  if (marks.length !== 1 || mark?.kind !== 'picture' || !mark.framed || inkBox(mark) === null) return null;
  return { marks: [makeReady(mark, 0)], transform: scaling(IMAGE_SIZE / PAD_SIZE) };
}

function fitInk(drawing: Drawing): FittedInk | null {
  const box = roughBox(drawing);
  if (box === null) return null;
  const cell = Math.max(box.right - box.left, box.bottom - box.top) / (MEASURING_SIDE - 2);
  const marks = drawing.marks.map((mark) => makeReady(mark, cell));
  const measured = measure(marks, scaling(1 / cell, 1 - box.left / cell, 1 - box.top / cell));
  if (measured === null) return null;
  const size = cell * Math.max(measured.box.right - measured.box.left, measured.box.bottom - measured.box.top);
  const scale = Math.min(BOX_SIZE / size, WIDEST_STROKE / widestStroke(drawing));
  return {
    marks,
    transform: scaling(
      scale,
      place(box.left, cell, scale, measured.box.left, measured.box.right, measured.massX),
      place(box.top, cell, scale, measured.box.top, measured.box.bottom, measured.massY),
    ),
  };
}

/** Where the pad's origin lies in the image, in one direction: the mass in the middle, but no ink beyond the edge. */
function place(origin: number, cell: number, scale: number, from: number, to: number, mass: number): number {
  const pad = (sample: number): number => origin + (sample - 1) * cell;
  const offset = MASS_CENTRE - scale * pad(mass);
  return Math.max(-scale * pad(from), Math.min(IMAGE_SIZE - scale * pad(to), offset));
}

/** A box that all the ink lies in, in pad units; what was erased is in it still. */
function roughBox({ marks }: Drawing): Box | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  const include = (box: Box): void => {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  };
  for (const mark of marks) {
    if (mark.kind === 'picture') {
      const box = inkBox(mark);
      if (box !== null) include(box);
    } else if (mark.tool === 'pen') {
      const line = centreLine(mark);
      for (let at = 0; at < line.length; at += CENTRE_LINE_STRIDE) {
        const x = line[at]!;
        const y = line[at + 1]!;
        const radius = line[at + 2]!;
        include({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
      }
    }
  }
  return right > left || bottom > top ? { left, top, right, bottom } : null;
}

const knownBoxes = new WeakMap<InkImage, Box | null>();

/** The box of a picture's ink, in pad units, or null if it is blank. */
function inkBox({ image, x, y, scale }: Picture): Box | null {
  let box = knownBoxes.get(image);
  if (box === undefined) {
    box = boxOfInk(image, FAINTEST);
    knownBoxes.set(image, box);
  }
  if (box === null) return null;
  return {
    left: x + scale * box.left,
    top: y + scale * box.top,
    right: x + scale * box.right,
    bottom: y + scale * box.bottom,
  };
}

/** The widest pen in the drawing, in pad units; 0 without one. */
function widestStroke({ marks }: Drawing): number {
  return marks.reduce(
    (widest, mark) => (mark.kind === 'stroke' && mark.tool === 'pen' ? Math.max(widest, mark.width) : widest),
    0,
  );
}

/** Paints the ink once to see where it is: its box and its centre of mass, in samples. Null where all was erased. */
function measure(marks: readonly ReadyMark[], transform: Transform): { box: Box; massX: number; massY: number } | null {
  grid.samples.fill(0);
  paintMarks(grid, marks, transform, { perPixel: 1, thickness: 1, thinnest: 0 });
  const columns = new Float32Array(MEASURING_SIDE);
  const rows = new Float32Array(MEASURING_SIDE);
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let y = 0; y < MEASURING_SIDE; y++) {
    for (let x = 0; x < MEASURING_SIDE; x++) {
      const ink = grid.samples[y * MEASURING_SIDE + x]!;
      if (ink <= FAINTEST) continue;
      mass += ink;
      massX += ink * (x + 0.5);
      massY += ink * (y + 0.5);
      columns[x] = Math.max(columns[x]!, ink);
      rows[y] = Math.max(rows[y]!, ink);
    }
  }
  if (mass === 0) return null;
  const [left, right] = extent(columns);
  const [top, bottom] = extent(rows);
  return { box: { left, top, right, bottom }, massX: massX / mass, massY: massY / mass };
}

/** From where to where there is ink; an outermost sample that is partly ink counts in part. */
function extent(profile: Float32Array): [number, number] {
  const first = profile.findIndex((ink) => ink > 0);
  const last = profile.findLastIndex((ink) => ink > 0);
  return first === last ? [first, last + 1] : [first + 1 - profile[first]!, last + profile[last]!];
}
