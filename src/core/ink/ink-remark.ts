import { PAD_SIZE, type Drawing, type Mark } from './drawing';
import { fit } from './fit';

/** What makes a drawing hard to read, whoever reads it. */
export type InkRemark = 'small' | 'beyond';

/** Ink whose longer side is less than this, in pad units, is more of a dot than a digit. */
const SMALLEST = 40;

/** What there is to say of a drawing's strokes; null where nothing is wrong. Pictures are as they are. */
export function remarkOn(drawing: Drawing): InkRemark | null {
  const points = drawing.marks.flatMap((mark: Mark) =>
    mark.kind === 'stroke' && mark.tool === 'pen' ? mark.points : [],
  );
  if (points.length === 0 || drawing.marks.some(({ kind }) => kind === 'picture') || fit(drawing) === null) return null;
  const isBeyond = points.some(({ x, y }) => Math.min(x, y) < 0 || Math.max(x, y) > PAD_SIZE);
  if (isBeyond) return 'beyond';
  const extent = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity);
  const size = Math.max(extent(points.map(({ x }) => x)), extent(points.map(({ y }) => y)));
  return size < SMALLEST ? 'small' : null;
}
