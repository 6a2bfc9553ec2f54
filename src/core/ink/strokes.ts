import * as v from 'valibot';
import { UserError } from '../user-error';
import { PAD_SIZE, type Drawing, type InkPoint } from './drawing';

/** A digit recorded from a pen. `label` is 0..9, or null where the line doesn't say. */
export interface PenDigit {
  readonly label: number | null;
  readonly drawing: Drawing;
}

const penLine = v.object({
  label: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
  strokes: v.pipe(
    v.array(v.pipe(v.array(v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())])), v.minLength(1))),
    v.minLength(1),
  ),
});

/** The longer side of the pen's path once it is laid on the pad, in pad units. */
const PATH_SIZE = 200;

/**
 * The ink's width for such a path, in pad units: it makes strokes look as thick as those of MNIST's training digits,
 * where {@link strokeWidth} is 2.69 pixels on average. Not tuned to any pen's digits.
 */
const INK_WIDTH = 31;

/** Reads a file with one digit a line, `{"label":7,"strokes":[[[x,y],...],...]}`; blank lines are passed over. */
export function readPenDigits(text: string, file: string): PenDigit[] {
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readPenDigit(line, `${file}, line ${index + 1}`)]));
}

/** Reads one digit. The strokes are in any unit, y downward. `where` names the line in the UserError that a fault gets. */
export function readPenDigit(line: string, where: string): PenDigit {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new UserError(`${where} is not a line of JSON.`);
  }
  const checked = v.safeParse(penLine, parsed);
  if (!checked.success) throw new UserError(`${where} is not a pen digit: ${describe(checked.issues[0])}.`);
  return { label: checked.output.label ?? null, drawing: layOnPad(checked.output.strokes) };
}

function describe(issue: v.InferIssue<typeof penLine>): string {
  const [part, stroke, point] = (issue.path ?? []).map(({ key }) => key);
  if (part === undefined) return 'it must be an object with "strokes"';
  if (part === 'label') return '"label" must be a whole number from 0 to 9';
  if (stroke === undefined) return '"strokes" must be a list of strokes, at least one';
  if (point === undefined) return `stroke ${Number(stroke) + 1} must be a list of points, at least one`;
  return `point ${Number(point) + 1} of stroke ${Number(stroke) + 1} must be two numbers, [x, y]`;
}

function layOnPad(strokes: readonly (readonly (readonly [number, number])[])[]): Drawing {
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
