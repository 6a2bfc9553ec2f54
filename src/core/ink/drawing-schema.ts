import * as v from 'valibot';
import type { Drawing, InkImage, InkPoint, Mark } from './drawing';

/** Far more than a hand draws: what is beyond is no drawing, and not taken in. */
const MOST_MARKS = 1_000;
const MOST_POINTS = 10_000;
const LARGEST_SIDE = 1_000;
const FARTHEST = 100_000;

const place = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const size = v.pipe(v.number(), v.gtValue(0), v.maxValue(FARTHEST));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_SIDE));

const strokeSchema = v.strictObject({
  kind: v.literal('stroke'),
  tool: v.picklist(['pen', 'eraser']),
  width: size,
  points: v.pipe(
    v.array(v.strictObject({ x: place, y: place, pressure: share })),
    v.minLength(1),
    v.maxLength(MOST_POINTS),
  ),
});

const imageSchema = v.pipe(
  v.strictObject({ width: side, height: side, pixels: v.instance(Float32Array) }),
  v.check(({ width, height, pixels }) => pixels.length === width * height, 'a picture has a pixel for each place'),
  v.check(({ pixels }) => pixels.every((ink) => ink >= 0 && ink <= 1), 'ink is from 0 to 1'),
);

const pictureSchema = v.strictObject({
  kind: v.literal('picture'),
  image: imageSchema,
  x: place,
  y: place,
  scale: size,
  framed: v.boolean(),
});

/** Checks a {@link Drawing} that comes from outside. */
export const drawingSchema: v.GenericSchema<unknown, Drawing> = v.strictObject({
  marks: v.pipe(v.array(v.variant('kind', [strokeSchema, pictureSchema])), v.maxLength(MOST_MARKS)),
});

/**
 * The drawing as exactly as it is kept: lengths in hundredths of a pad unit, pressures in thousandths, a picture's ink
 * in the 256 steps that its file had. Kept drawings are the same on the disk, in an exported file and back again.
 */
export function settled(drawing: Drawing): Drawing {
  return { marks: drawing.marks.map(settledMark) };
}

function settledMark(mark: Mark): Mark {
  return mark.kind === 'picture'
    ? { ...mark, x: withoutSign(mark.x), y: withoutSign(mark.y), image: settledImage(mark.image) }
    : { ...mark, points: mark.points.map(settledPoint) };
}

function settledPoint({ x, y, pressure }: InkPoint): InkPoint {
  return { x: rounded(x, 100), y: rounded(y, 100), pressure: rounded(pressure, 1000) };
}

function settledImage({ width, height, pixels }: InkImage): InkImage {
  return { width, height, pixels: pixels.map((ink) => Math.round(255 * ink) / 255) };
}

function rounded(value: number, steps: number): number {
  return withoutSign(Math.round(value * steps) / steps);
}

/** 0 for -0, which a file would have as 0. */
const withoutSign = (value: number): number => value + 0;
