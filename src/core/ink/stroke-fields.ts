import * as v from 'valibot';
import type { Drawing, InkPoint, Mark, Stroke } from './drawing';

/**
 * A drawing as two fields of a line of JSON. `strokes` is what the pen drew, `[[[x, y], ...], ...]`, as every program
 * reads it. `marks` has the rest, a mark of the drawing each: a pen's stroke, whose points are the next of `strokes`; an
 * eraser's, with points of its own; or a picture, its ink row by row from 0 to 255.
 */

type Points = readonly (readonly [x: number, y: number])[];

const points = v.array(v.tuple([v.number(), v.number()]));
/** One for each point; left out where all are 0.5, as devices have it that feel none. */
const pressure = v.optional(v.array(v.number()));

/** The schema of the field `marks`; whether its numbers make sense is for the drawing's schema to say. */
export const marksField = v.array(
  v.union([
    v.strictObject({ pen: v.number(), pressure }),
    v.strictObject({ eraser: v.number(), points, pressure }),
    v.strictObject({
      picture: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
      width: v.number(),
      height: v.number(),
      x: v.number(),
      y: v.number(),
      scale: v.number(),
      framed: v.boolean(),
    }),
  ]),
);

type MarkField = v.InferOutput<typeof marksField>[number];

const NO_PRESSURE = 0.5;

/** The two fields of a drawing. */
export function toFields({ marks }: Drawing): { readonly strokes: Points[]; readonly marks: MarkField[] } {
  return {
    strokes: marks
      .filter((mark) => mark.kind === 'stroke' && mark.tool === 'pen')
      .map((mark) => pointsOf(mark as Stroke)),
    marks: marks.map(toField),
  };
}

/** The drawing of two such fields; null where one has other strokes than the other speaks of. */
export function fromFields(strokes: readonly Points[], fields: readonly MarkField[]): Drawing | null {
  let next = 0;
  const marks: Mark[] = [];
  for (const field of fields) {
    const mark = fromField(field, () => strokes[next++] ?? []);
    if (mark === null) return null;
    marks.push(mark);
  }
  return next === strokes.length ? { marks } : null;
}

function toField(mark: Mark): MarkField {
  if (mark.kind === 'picture') {
    const { image, x, y, scale, framed } = mark;
    const picture = Array.from(image.pixels, (ink) => Math.round(255 * ink));
    return { picture, width: image.width, height: image.height, x, y, scale, framed };
  }
  const pressed = mark.points.some((point) => point.pressure !== NO_PRESSURE);
  const felt = pressed ? { pressure: mark.points.map((point) => point.pressure) } : {};
  return mark.tool === 'pen'
    ? { pen: mark.width, ...felt }
    : { eraser: mark.width, points: pointsOf(mark) as [number, number][], ...felt };
}

function fromField(field: MarkField, nextStroke: () => Points): Mark | null {
  if ('picture' in field) {
    const { picture, width, height, ...place } = field;
    const pixels = Float32Array.from(picture, (ink) => ink / 255);
    return { kind: 'picture', image: { width, height, pixels }, ...place };
  }
  const [tool, width, path] =
    'pen' in field
      ? (['pen', field.pen, nextStroke()] as const)
      : (['eraser', field.eraser, field.points as Points] as const);
  if (path.length === 0 || (field.pressure && field.pressure.length !== path.length)) return null;
  const toPoint = ([x, y]: Points[number], index: number): InkPoint => ({
    x,
    y,
    pressure: field.pressure?.[index] ?? NO_PRESSURE,
  });
  return { kind: 'stroke', tool, width, points: path.map(toPoint) };
}

function pointsOf({ points: path }: Stroke): Points {
  return path.map(({ x, y }) => [x, y] as const);
}
