import * as v from 'valibot';
import { UserError } from '../user-error';
import { writeCount } from '../words/quantities';
import { IMAGE_PIXELS, IMAGE_SIZE, imageAt, type Digits } from './digits';

/**
 * A contact sheet: digits side by side on one picture, black on white, each label beginning a row. Where each one lies
 * follows from a few numbers and the labels, which go with the picture as text; so it can be cut up again.
 */

/** So many digits have room on a sheet. */
const MOST_ON_SHEET = 20_000;

/** Up to so many, each pixel is drawn as 2x2. */
const MOST_ENLARGED = 2_500;

/** White between the digits and around them, in pixels. */
const GAP = 6;

/** A greyscale picture, row by row: 0 black to 255 white. */
export interface GreySheet {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const layoutSchema = v.strictObject({
  format: v.literal(1),
  columns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  /** The side of an image's pixel. */
  scale: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
  gap: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)),
  /** A digit each, in the order of the sheet. */
  labels: v.pipe(v.string(), v.regex(new RegExp(`^[0-9]{1,${MOST_ON_SHEET}}$`))),
});

type Layout = v.InferOutput<typeof layoutSchema>;

/** Lays digits out on a sheet; `layout` is the text that goes with it. @throws UserError where there are too many */
export function drawSheet(digits: Digits): { readonly picture: GreySheet; readonly layout: string } {
  const { count, labels } = digits;
  if (count === 0 || count > MOST_ON_SHEET)
    throw new UserError(
      count === 0
        ? 'There are no digits to put on a contact sheet.'
        : `A contact sheet has room for ${writeCount(MOST_ON_SHEET)} digits, not for ${writeCount(count)}.`,
    );
  const order = Array.from(labels.keys()).sort((one, other) => labels[one]! - labels[other]! || one - other);
  const layout: Layout = {
    format: 1,
    columns: Math.min(100, Math.max(10, Math.ceil(Math.sqrt(count)))),
    scale: count <= MOST_ENLARGED ? 2 : 1,
    gap: GAP,
    labels: order.map((index) => labels[index]!).join(''),
  };
  const { width, height, corners } = placesOf(layout);
  const grey = new Uint8Array(width * height).fill(255);
  corners.forEach(({ x, y }, index) => {
    const image = imageAt(digits, order[index]!);
    forEachPixel(layout.scale, (pixel, dx, dy) => {
      grey[(y + dy) * width + x + dx] = 255 - image[pixel]!;
    });
  });
  return { picture: { width, height, grey }, layout: JSON.stringify(layout) };
}

/** Cuts a sheet up. `file` names it in the UserError that says what was changed on it. */
export function cutSheet(picture: GreySheet, layoutText: string, file: string): Digits {
  const layout = readLayout(layoutText);
  if (layout === null) throw new UserError(`${file} has no layout of a contact sheet that can be read.`);
  const { width, height, corners } = placesOf(layout);
  if (picture.width !== width || picture.height !== height)
    throw new UserError(
      `${file} is a contact sheet of ${width}x${height} pixels that was changed to ${picture.width}x${picture.height}; it can't be cut up any more.`,
    );
  const { scale, labels } = layout;
  const images = new Uint8Array(corners.length * IMAGE_PIXELS);
  corners.forEach(({ x, y }, index) => {
    const sums = new Uint32Array(IMAGE_PIXELS);
    forEachPixel(scale, (pixel, dx, dy) => {
      sums[pixel]! += 255 - picture.grey[(y + dy) * width + x + dx]!;
    });
    images.set(
      Uint8Array.from(sums, (sum) => Math.round(sum / scale ** 2)),
      index * IMAGE_PIXELS,
    );
  });
  return { count: corners.length, images, labels: Uint8Array.from(labels, Number) };
}

function readLayout(text: string): Layout | null {
  try {
    const found = v.safeParse(layoutSchema, JSON.parse(text));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}

/** Where the digits' upper left corners are; a label that differs from the one before begins a row. */
function placesOf({ columns, scale, gap, labels }: Layout): {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly { readonly x: number; readonly y: number }[];
} {
  const step = scale * IMAGE_SIZE + gap;
  let row = 0;
  let column = -1;
  const corners = Array.from(labels, (label, index) => {
    column++;
    if (column === columns || (index > 0 && label !== labels[index - 1])) {
      row++;
      column = 0;
    }
    return { x: gap + column * step, y: gap + row * step };
  });
  return { width: gap + columns * step, height: gap + (row + 1) * step, corners };
}

/** Calls with each pixel of an image and each place of the enlarged one that it covers. */
function forEachPixel(scale: number, visit: (pixel: number, dx: number, dy: number) => void): void {
  const side = scale * IMAGE_SIZE;
  for (let dy = 0; dy < side; dy++)
    for (let dx = 0; dx < side; dx++) visit(Math.floor(dy / scale) * IMAGE_SIZE + Math.floor(dx / scale), dx, dy);
}
