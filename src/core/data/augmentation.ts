import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';
import type { Random } from './random';
import { addHabit } from './writing-habits';

/** How far an augmentation may change a digit. Each digit gets its own change, drawn evenly from these ranges. */
export interface AugmentationRanges {
  /** Turned by up to so many degrees, either way. */
  readonly angle: number;
  /** This share of the digits (0..1) is turned by up to {@link turnedAngle} instead. */
  readonly turnedShare: number;
  readonly turnedAngle: number;
  /** Shifted by up to so many pixels, in x and in y. */
  readonly shift: number;
  /** Smaller or larger by up to this share. */
  readonly scale: number;
  /**
   * This share of the digits (0..1) is shifted by up to {@link farShift} pixels instead, and as large a share scaled by
   * up to {@link farScale}. Which ones is drawn for each by itself: most of the digits are changed far in one way only.
   */
  readonly farShare: number;
  readonly farShift: number;
  readonly farScale: number;
  /** Wider or taller by up to this share. */
  readonly stretch: number;
  /** Slanted: up to so many pixels to the side for each pixel down. */
  readonly shear: number;
  /** Strokes thinner, and thicker, by up to so many pixels on each side, 0..1. */
  readonly thinner: number;
  readonly thicker: number;
  /** Distorted: points 7 pixels apart are moved by up to so many pixels, the ink between them smoothly along. */
  readonly distortion: number;
  /** This share (0..1) of the digits 0, 1 and 7 is written as some hands do: slashed, flagged, barred. */
  readonly habits: number;
}

/** A way of changing the training digits, as a row of the table {@link AUGMENTATIONS}. */
export interface Augmentation {
  readonly title: string;
  readonly summary: string;
  readonly ranges: AugmentationRanges;
}

const UNCHANGED: AugmentationRanges = {
  angle: 0,
  turnedShare: 0,
  turnedAngle: 0,
  shift: 0,
  scale: 0,
  farShare: 0,
  farShift: 0,
  farScale: 0,
  stretch: 0,
  shear: 0,
  thinner: 0,
  thicker: 0,
  distortion: 0,
  habits: 0,
};

/** The augmentations on offer, weakest first. */
export const AUGMENTATIONS = {
  none: {
    title: 'None',
    summary: 'The training digits as they are.',
    ranges: UNCHANGED,
  },
  mild: {
    title: 'Mild',
    summary:
      'Turned up to 12°, shifted up to 2 pixels, 12 % in size, stroke width, a little out of shape; some zeros slashed, ones flagged, sevens barred. Reads real hands best.',
    ranges: {
      angle: 12,
      turnedShare: 0,
      turnedAngle: 12,
      shift: 2,
      scale: 0.12,
      farShare: 0,
      farShift: 2,
      farScale: 0.12,
      stretch: 0.08,
      shear: 0.15,
      thinner: 0.35,
      thicker: 0.6,
      distortion: 2,
      habits: 0.2,
    },
  },
  wide: {
    title: 'Wide',
    summary:
      'A third of them turned up to 48°, a quarter shifted up to 5 pixels, a quarter changed by up to 42 % in size; stroke width. Hardest to throw off.',
    ranges: {
      angle: 12,
      turnedShare: 0.33,
      turnedAngle: 48,
      shift: 2,
      scale: 0.15,
      farShare: 0.27,
      farShift: 5,
      farScale: 0.42,
      stretch: 0.05,
      shear: 0.1,
      thinner: 0.35,
      thicker: 0.6,
      distortion: 1.2,
      habits: 0.05,
    },
  },
} as const satisfies Record<string, Augmentation>;

export type AugmentationName = keyof typeof AUGMENTATIONS;

/** The source with one pixel of paper around it, so that reading just outside needs no check. */
const PADDED_SIZE = IMAGE_SIZE + 2;
const padded = new Float32Array(PADDED_SIZE * PADDED_SIZE);
const CENTRE = (IMAGE_SIZE - 1) / 2;

/** InkGrid points of the distortion lie so many pixels apart; a cubic B-spline needs one more on each side. */
const GRID_SPACING = 7;
const GRID_SIZE = IMAGE_SIZE / GRID_SPACING + 3;
const gridX = new Float32Array(GRID_SIZE * GRID_SIZE);
const gridY = new Float32Array(GRID_SIZE * GRID_SIZE);
const rowX = new Float32Array(GRID_SIZE);
const rowY = new Float32Array(GRID_SIZE);

/** For each of the 28 positions, the four weights of the cubic B-spline there. Shape `[28, 4]`. */
const SPLINE = Float32Array.from({ length: IMAGE_SIZE * 4 }, (_, index) => {
  const t = (Math.floor(index / 4) % GRID_SPACING) / GRID_SPACING;
  switch (index % 4) {
    case 0:
      return (1 - t) ** 3 / 6;
    case 1:
      return (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
    case 2:
      return (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6;
    default:
      return t ** 3 / 6;
  }
});

/**
 * Writes a changed copy of a digit, the change drawn from `ranges`.
 * `source`: 784 bytes, 0 paper to 255 ink. `target`: 784 numbers 0..1 from `targetOffset` on. Without a `label` the digit
 * gets no habits.
 * Nothing is allocated: one pass for the stroke width, one for everything else, bilinear.
 */
export function augment(
  source: Uint8Array,
  target: Float32Array,
  targetOffset: number,
  ranges: AugmentationRanges,
  random: Random,
  label: number | null = null,
): void {
  if (ranges === UNCHANGED) {
    for (let index = 0; index < IMAGE_PIXELS; index++) target[targetOffset + index] = source[index]! / 255;
    return;
  }
  const turned = random.uniform() < ranges.turnedShare;
  const limit = turned ? ranges.turnedAngle : ranges.angle;
  const angle = (random.uniform(-limit, limit) * Math.PI) / 180;
  const largestScale = random.uniform() < ranges.farShare ? ranges.farScale : ranges.scale;
  const largestShift = random.uniform() < ranges.farShare ? ranges.farShift : ranges.shift;
  const scale = 1 + random.uniform(-largestScale, largestScale);
  const stretch = 1 + random.uniform(-ranges.stretch, ranges.stretch);
  const shear = random.uniform(-ranges.shear, ranges.shear);
  const shiftX = random.uniform(-largestShift, largestShift);
  const shiftY = random.uniform(-largestShift, largestShift);
  const written = label !== null && random.uniform() < ranges.habits ? addHabit(source, label, random) : source;
  padWithThickness(written, random.uniform(-ranges.thinner, ranges.thicker));
  drawGrid(ranges.distortion, random);

  // The inverse of turn x shear x scale: from a target pixel back to where its ink comes from.
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const toX = 1 / (scale * stretch);
  const toY = stretch / scale;
  const xFromX = (cos - shear * -sin) * toX;
  const xFromY = (sin - shear * cos) * toX;
  const yFromX = -sin * toY;
  const yFromY = cos * toY;

  let index = targetOffset;
  for (let y = 0; y < IMAGE_SIZE; y++) {
    blendGridRows(y);
    const dy = y - CENTRE - shiftY;
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const dx = x - CENTRE - shiftX;
      const cell = (x / GRID_SPACING) | 0;
      const w0 = SPLINE[4 * x]!;
      const w1 = SPLINE[4 * x + 1]!;
      const w2 = SPLINE[4 * x + 2]!;
      const w3 = SPLINE[4 * x + 3]!;
      const bendX = w0 * rowX[cell]! + w1 * rowX[cell + 1]! + w2 * rowX[cell + 2]! + w3 * rowX[cell + 3]!;
      const bendY = w0 * rowY[cell]! + w1 * rowY[cell + 1]! + w2 * rowY[cell + 2]! + w3 * rowY[cell + 3]!;
      target[index++] = sample(xFromX * dx + xFromY * dy + CENTRE + bendX, yFromX * dx + yFromY * dy + CENTRE + bendY);
    }
  }
}

/** Bilinear; `x` and `y` in pixels of the source, paper outside it. */
function sample(x: number, y: number): number {
  if (x <= -1 || y <= -1 || x >= IMAGE_SIZE || y >= IMAGE_SIZE) return 0;
  const left = (x + 1) | 0;
  const top = (y + 1) | 0;
  const right = x + 1 - left;
  const down = y + 1 - top;
  const at = top * PADDED_SIZE + left;
  const above = padded[at]! + right * (padded[at + 1]! - padded[at]!);
  const below = padded[at + PADDED_SIZE]! + right * (padded[at + PADDED_SIZE + 1]! - padded[at + PADDED_SIZE]!);
  return above + down * (below - above);
}

/**
 * Copies the source into `padded`, blended by `amount` with its grey dilation (the largest of a pixel and its four
 * neighbours) or, below 0, its erosion (the smallest): strokes move out or in by about so many pixels.
 */
function padWithThickness(source: Uint8Array, amount: number): void {
  const own = (1 - Math.abs(amount)) / 255;
  const other = Math.abs(amount) / 255;
  const sign = amount < 0 ? -1 : 1;
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const at = y * IMAGE_SIZE + x;
      const value = source[at]!;
      let extreme = sign * value;
      const left = sign * (x > 0 ? source[at - 1]! : 0);
      const right = sign * (x < IMAGE_SIZE - 1 ? source[at + 1]! : 0);
      const above = sign * (y > 0 ? source[at - IMAGE_SIZE]! : 0);
      const below = sign * (y < IMAGE_SIZE - 1 ? source[at + IMAGE_SIZE]! : 0);
      if (left > extreme) extreme = left;
      if (right > extreme) extreme = right;
      if (above > extreme) extreme = above;
      if (below > extreme) extreme = below;
      padded[(y + 1) * PADDED_SIZE + x + 1] = own * value + other * sign * extreme;
    }
  }
}

function drawGrid(distortion: number, random: Random): void {
  for (let index = 0; index < gridX.length; index++) {
    gridX[index] = random.uniform(-distortion, distortion);
    gridY[index] = random.uniform(-distortion, distortion);
  }
}

/** Brings the grid down to one row of it, as it lies at the image's row `y`. */
function blendGridRows(y: number): void {
  const from = ((y / GRID_SPACING) | 0) * GRID_SIZE;
  for (let column = 0; column < GRID_SIZE; column++) {
    let sumX = 0;
    let sumY = 0;
    for (let row = 0; row < 4; row++) {
      const weight = SPLINE[4 * y + row]!;
      sumX += weight * gridX[from + row * GRID_SIZE + column]!;
      sumY += weight * gridY[from + row * GRID_SIZE + column]!;
    }
    rowX[column] = sumX;
    rowY[column] = sumY;
  }
}
