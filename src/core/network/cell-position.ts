import type { Shape } from './layer';

/** One value of a layer's output: `row` and `column` in a map, or the unit's number as `map` with row and column 0. */
export interface CellPosition {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** Where a value lies among a layer's values, which are in the order row, column, channel. */
export const offsetOf = (shape: Shape, { map, row, column }: CellPosition): number =>
  shape.length === 1 ? map : (row * shape[1] + column) * shape[2] + map;

/** The place of the value at an offset; the way back from {@link offsetOf}. */
export function positionOf(shape: Shape, offset: number): CellPosition {
  if (shape.length === 1) return { map: offset, row: 0, column: 0 };
  const [, width, channels] = shape;
  const pixel = Math.floor(offset / channels);
  return { map: offset % channels, row: Math.floor(pixel / width), column: pixel % width };
}
