import * as v from 'valibot';
import { digitOfWord } from '../data/path-label';

/** Strokes as other programs write them in JSON, brought to `{"label":7,"strokes":[[[x,y],...],...]}`. */

const coordinate = v.pipe(v.number(), v.finite());

/** A point, `[x, y]` with whatever else comes after (time, pressure), or `{"x":…,"y":…}`. */
export const pointSchema = v.union([
  v.pipe(
    v.tupleWithRest([coordinate, coordinate], v.unknown()),
    v.transform(([x, y]): [number, number] => [x, y]),
  ),
  v.pipe(
    v.object({ x: coordinate, y: coordinate }),
    v.transform(({ x, y }): [number, number] => [x, y]),
  ),
]);

/** A digit, as a number or as a text of one. */
export const labelSchema = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  v.pipe(v.string(), v.regex(/^[0-9]$/), v.transform(Number)),
]);

/** A stroke as Quick, Draw! has it: all x, all y, and perhaps all times. */
const columns = v.tupleWithRest([v.array(coordinate), v.array(coordinate)], v.unknown());

const quickDraw = v.object({ word: v.optional(v.string()), drawing: v.array(columns) });

/** A record of Quick, Draw! (`{"word":"seven","drawing":[[[x,...],[y,...]],...]}`) as ours; any other as it is. */
export function toOurLayout(record: unknown): unknown {
  const checked = v.safeParse(quickDraw, record);
  if (!checked.success) return record;
  const { word, drawing } = checked.output;
  const strokes = drawing.map(([xs, ys]) =>
    Array.from({ length: Math.max(xs.length, ys.length) }, (_, index) => [xs[index], ys[index]]),
  );
  return { strokes, ...(word !== undefined && { label: digitOfWord(word) ?? word }) };
}
