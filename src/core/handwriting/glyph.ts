/**
 * A shape that a hand writes: the strokes in writing order, each a row of points `x,y` in hundredths of the height, x to
 * the right and y down. The line is smooth through a point, and has a corner at one that is followed by `!`.
 */
export interface Glyph {
  readonly name: string;
  readonly strokes: readonly string[];
}

/** A point of a glyph's stroke. */
export interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  readonly isCorner: boolean;
}

const known = new WeakMap<Glyph, readonly (readonly GlyphPoint[])[]>();

/** The points of each stroke of a glyph. */
export function pointsOf(glyph: Glyph): readonly (readonly GlyphPoint[])[] {
  let strokes = known.get(glyph);
  if (strokes === undefined) {
    strokes = glyph.strokes.map((stroke) => stroke.split(' ').map(readPoint));
    known.set(glyph, strokes);
  }
  return strokes;
}

function readPoint(point: string): GlyphPoint {
  const isCorner = point.endsWith('!');
  const [x, y] = (isCorner ? point.slice(0, -1) : point).split(',').map(Number);
  return { x: x!, y: y!, isCorner };
}
