import * as v from 'valibot';
import { UserError } from '../user-error';
import { PAD_SIZE, type Drawing, type InkPoint } from './drawing';
import { drawingSchema } from './drawing-schema';
import { fromFields, marksField, toFields } from './stroke-fields';
import { labelSchema, pointSchema, toOurLayout } from './stroke-layouts';
import { parseLine } from './stroke-records';

/** A digit recorded from a pen. `label` is 0..9, or null where the line doesn't say. */
export interface PenDigit {
  readonly label: number | null;
  readonly drawing: Drawing;
  /** What Inkling writes of a digit of its own, and other programs don't. */
  readonly id?: string;
  /** When it was kept, as ISO 8601 has it. */
  readonly kept?: string;
}

const penLine = v.object({
  label: v.optional(labelSchema),
  strokes: v.array(v.pipe(v.array(pointSchema), v.minLength(1))),
  marks: v.optional(marksField),
  // Other programs may mean something else by these.
  id: v.fallback(v.optional(v.string()), undefined),
  kept: v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined),
});

/** A number recorded from a pen. */
export interface PenNumber {
  /** Its digits; null where the line doesn't say. */
  readonly label: string | null;
  /** How its digits are spaced, in the file's own word. */
  readonly spacing: string | null;
  readonly drawing: Drawing;
}

/** As {@link penLine}, with as many digits as there are. */
const numberLine = v.object({
  ...penLine.entries,
  label: v.optional(v.union([v.pipe(v.string(), v.regex(/^\d+$/)), penLine.entries.label.wrapped])),
  spacing: v.fallback(v.optional(v.string()), undefined),
});

/** The longer side of the pen's path once it is laid on the pad, in pad units. */
const PATH_SIZE = 200;

/**
 * The ink's width for such a path, in pad units: it makes strokes look as thick as those of MNIST's training digits,
 * where {@link strokeWidth} is 2.69 pixels on average. Not tuned to any pen's digits.
 */
const INK_WIDTH = 31;

/** Reads one digit from its line, as {@link toPenDigit}. */
export const readPenDigit = (line: string, where: string): PenDigit => toPenDigit(parseLine(line, where), where);

/**
 * Reads one digit, `{"label":7,"strokes":[[[x,y],...],...]}` or as {@link toOurLayout} knows it. The strokes are in any
 * unit, y downward; those that {@link writePenDigit} wrote lie as they lay. `where` names it in the UserError that a fault
 * gets.
 */
export function toPenDigit(record: unknown, where: string): PenDigit {
  const checked = v.safeParse(penLine, toOurLayout(record));
  if (!checked.success) throw new UserError(`${where} is not a pen digit: ${describe(checked.issues[0])}.`);
  const { label, strokes, marks, id, kept } = checked.output;
  return {
    label: label ?? null,
    drawing: marks === undefined ? penDrawing(strokes, where) : readDrawing(strokes, marks, where),
    ...(id !== undefined && { id }),
    ...(kept !== undefined && { kept }),
  };
}

/** Reads one number from its line, as {@link toPenNumber}. */
export const readPenNumber = (line: string, where: string): PenNumber => toPenNumber(parseLine(line, where), where);

/**
 * Reads one number, `{"label":"2047","strokes":[[[x,y],...],...],"spacing":"tight"}`, its strokes as {@link toPenDigit}
 * does: one of a single digit becomes the very same drawing.
 */
export function toPenNumber(record: unknown, where: string): PenNumber {
  const checked = v.safeParse(numberLine, toOurLayout(record));
  if (!checked.success)
    throw new UserError(`${where} is not a pen number: ${describe(checked.issues[0], LABELS.number)}.`);
  const { label, strokes, marks, spacing } = checked.output;
  return {
    label: label === undefined ? null : String(label),
    spacing: spacing ?? null,
    drawing: marks === undefined ? penDrawing(strokes, where) : readDrawing(strokes, marks, where),
  };
}

/** One digit as a line of such a file, without its end; {@link readPenDigit} reads the same drawing of it again. */
export function writePenDigit({ label, drawing, id, kept }: PenDigit): string {
  return JSON.stringify({ ...(label !== null && { label }), ...toFields(drawing), id, kept });
}

const LABELS = {
  digit: '"label" must be a whole number from 0 to 9',
  number: '"label" must be a string of digits',
} as const;

function describe(issue: v.InferIssue<typeof penLine | typeof numberLine>, label: string = LABELS.digit): string {
  const [part, stroke, point] = (issue.path ?? []).map(({ key }) => key);
  if (part === undefined) return 'it must be an object with "strokes"';
  if (part === 'label') return label;
  if (part === 'marks')
    return `"marks" is not as Inkling writes it${stroke === undefined ? '' : ` (mark ${Number(stroke) + 1})`}`;
  if (stroke === undefined) return NO_STROKES;
  if (point === undefined) return `stroke ${Number(stroke) + 1} must be a list of points, at least one`;
  return `point ${Number(point) + 1} of stroke ${Number(stroke) + 1} must be two numbers, [x, y]`;
}

const NO_STROKES = '"strokes" must be a list of strokes, at least one';

type Strokes = readonly (readonly (readonly [number, number])[])[];

function readDrawing(strokes: Strokes, marks: v.InferOutput<typeof marksField>, where: string): Drawing {
  const drawing = fromFields(strokes, marks);
  if (drawing === null) throw new UserError(`${where} is not a pen digit: "marks" and "strokes" don't fit together.`);
  if (!v.is(drawingSchema, drawing)) throw new UserError(`${where} is not a pen digit: no pad has room for its marks.`);
  return drawing;
}

/** Strokes in any unit, in the middle of the pad. */
function penDrawing(strokes: Strokes, where: string): Drawing {
  if (strokes.length === 0) throw new UserError(`${where} is not a pen digit: ${NO_STROKES}.`);
  const xs = strokes.flatMap((stroke) => stroke.map(([x]) => x));
  const ys = strokes.flatMap((stroke) => stroke.map(([, y]) => y));
  const [left, right] = range(xs);
  const [top, bottom] = range(ys);
  const size = Math.max(right - left, bottom - top);
  // A single tap has no size; it becomes a dot.
  const scale = size > 0 ? PATH_SIZE / size : 1;
  const toPoint = ([x, y]: readonly [number, number]): InkPoint => ({
    x: PAD_SIZE / 2 + scale * (x - left / 2 - right / 2),
    y: PAD_SIZE / 2 + scale * (y - top / 2 - bottom / 2),
    pressure: 0.5,
  });
  return {
    marks: strokes.map((stroke) => ({ kind: 'stroke', tool: 'pen', width: INK_WIDTH, points: stroke.map(toPoint) })),
  };
}

function range(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
