import type { InkImage } from '../drawing';
import { cropped, type PixelBox } from '../pixel-box';
import { quantile } from './quantile';

/** A line of pixels is of one tone where such a share of them is within so much of 0..1 of the tone. */
const ONE_TONE_SHARE = 0.95;
const ONE_TONE = 0.06;

/** What lies behind a border differs from it all along: in such a share of its outermost line. */
const STEP_SHARE = 0.85;

/** A border differs from what it surrounds by so much of 0..1, in the middle. */
const LEAST_STEP = 0.04;

/** So much of that step is where the border ends: shadows fade. */
const SHARPNESS = 0.5;

/** What borders surround has such a contrast in itself, and so many pixels a side. */
const LEAST_CONTRAST = 0.08;
const LEAST_SIDE = 8;

const SIDES = ['left', 'top', 'right', 'bottom'] as const;
type Side = (typeof SIDES)[number];

/** What may be a border: so many lines of pixels of one tone, from a side inwards. */
interface Margin {
  readonly side: Side;
  readonly depth: number;
  readonly tone: number;
}

/**
 * The part of a picture within its borders: frames, bars and margins of one tone each that is not the paper's, be they
 * one within the other. All of the picture where it has none. `darkness` is 0 white to 1 black.
 */
export function insideBorders(darkness: InkImage): PixelBox {
  let inside: PixelBox = { left: 0, top: 0, right: darkness.width, bottom: darkness.height };
  for (let next = withoutOutermost(darkness, inside); next !== null; next = withoutOutermost(darkness, inside))
    inside = next;
  return inside;
}

/** Without the outermost border on each side that has one; null where none has. */
function withoutOutermost(image: InkImage, box: PixelBox): PixelBox | null {
  const margins = SIDES.flatMap((side) => marginAt(image, box, side) ?? []);
  const within = peel(box, margins);
  if (within === null) return null;
  const middle = quantile(cropped(image, within).pixels, 0.5);
  const borders = margins.filter(({ side, tone }) => {
    const behind = lineAt(image, within, side, 0);
    const step = Math.abs(middle - tone);
    const isSharp = Math.abs(quantile(behind, 0.5) - tone) >= SHARPNESS * step;
    return step >= LEAST_STEP && isSharp && 1 - shareNear(behind, tone) >= STEP_SHARE;
  });
  const inside = peel(box, borders);
  return inside !== null && hasContrast(cropped(image, inside)) ? inside : null;
}

/** The lines of one tone on that side, up to half of the picture; null where the outermost is not of one. */
function marginAt(image: InkImage, box: PixelBox, side: Side): Margin | null {
  const most = Math.floor(lineCount(box, side) / 2);
  const tone = quantile(lineAt(image, box, side, 0), 0.5);
  let depth = 0;
  while (depth < most && shareNear(lineAt(image, box, side, depth), tone) >= ONE_TONE_SHARE) depth++;
  if (depth === 0 || depth === most) return null;
  // A picture brought to another size has a line that is half of both.
  return { side, depth: depth + 1, tone };
}

/** The box without those margins; null where there are none, or where too little would be left. */
function peel(box: PixelBox, margins: readonly Margin[]): PixelBox | null {
  const depthAt = (at: Side): number => margins.find(({ side }) => side === at)?.depth ?? 0;
  const within = {
    left: box.left + depthAt('left'),
    top: box.top + depthAt('top'),
    right: box.right - depthAt('right'),
    bottom: box.bottom - depthAt('bottom'),
  };
  const isEnough = within.right - within.left >= LEAST_SIDE && within.bottom - within.top >= LEAST_SIDE;
  return margins.length > 0 && isEnough ? within : null;
}

const lineCount = ({ left, top, right, bottom }: PixelBox, side: Side): number =>
  side === 'left' || side === 'right' ? right - left : bottom - top;

/** The pixels of the column or row that is so many lines from that side of the box. */
function lineAt(image: InkImage, box: PixelBox, side: Side, depth: number): Float32Array {
  const { left, top, right, bottom } = box;
  const [x, y] = {
    left: [left + depth, 0],
    right: [right - 1 - depth, 0],
    top: [0, top + depth],
    bottom: [0, bottom - 1 - depth],
  }[side] as [number, number];
  return side === 'left' || side === 'right'
    ? cropped(image, { left: x, right: x + 1, top, bottom }).pixels
    : cropped(image, { left, right, top: y, bottom: y + 1 }).pixels;
}

function shareNear(line: Float32Array, tone: number): number {
  return line.reduce((count, value) => count + (Math.abs(value - tone) <= ONE_TONE ? 1 : 0), 0) / line.length;
}

/** Whether something may be drawn on it. */
function hasContrast({ pixels }: InkImage): boolean {
  return quantile(pixels, 1) - quantile(pixels, 0) >= LEAST_CONTRAST;
}
