import type { CellPosition } from '../../../core/network/cell-position';
import type { Shape } from '../../../core/network/layer';

/** How a layer's values are laid out on its canvas, in CSS pixels. */
export type LayerLayout =
  | {
      readonly kind: 'maps';
      readonly columns: number;
      readonly rows: number;
      /** The side of a map's place, and how far the places are apart. */
      readonly cell: number;
      readonly pitch: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'units';
      readonly columns: number;
      readonly rows: number;
      readonly cellWidth: number;
      readonly cellHeight: number;
      readonly width: number;
      readonly height: number;
    };

/** In CSS pixels. */
export const SPACE_BETWEEN_MAPS = 2;

const SHORTEST_UNIT = 7;
const NARROWEST_UNIT = 3;
const TALLEST_UNIT = 28;

/** Lays out maps in at most so many rows, column beside column. */
export function layOutMaps(count: number, mostRows: number, cell: number): LayerLayout {
  const columns = Math.ceil(count / mostRows);
  const rows = Math.ceil(count / columns);
  const pitch = cell + SPACE_BETWEEN_MAPS;
  const length = (count: number): number => count * pitch - SPACE_BETWEEN_MAPS;
  return { kind: 'maps', columns, rows, cell, pitch, width: length(columns), height: length(rows) };
}

/** Lays out units row after row; the more there are, the more stand side by side. */
export function layOutUnits(count: number, width: number, height: number, zoom: number): LayerLayout {
  let columns = 1;
  while (
    columns < count &&
    height / Math.ceil(count / columns) < SHORTEST_UNIT &&
    width / (columns + 1) >= NARROWEST_UNIT
  )
    columns++;
  const rows = Math.ceil(count / columns);
  const cellHeight = Math.min(TALLEST_UNIT * zoom, Math.max(1, Math.floor(height / rows)));
  const cellWidth = Math.max(1, Math.floor(width / columns));
  return { kind: 'units', columns, rows, cellWidth, cellHeight, width: columns * cellWidth, height: rows * cellHeight };
}

/** Which value is shown at `x`, `y` (CSS pixels from the canvas's corner); null between the maps. */
export function valueAt(layout: LayerLayout, shape: Shape, x: number, y: number): CellPosition | null {
  if (x < 0 || y < 0 || x >= layout.width || y >= layout.height) return null;
  if (layout.kind === 'units' || shape.length === 1) {
    if (layout.kind !== 'units') return null;
    const unit = Math.floor(y / layout.cellHeight) * layout.columns + Math.floor(x / layout.cellWidth);
    return unit < shape[0] ? { map: unit, row: 0, column: 0 } : null;
  }
  const position = { x: Math.floor(x / layout.pitch), y: Math.floor(y / layout.pitch) };
  const map = position.y * layout.columns + position.x;
  const { side, inset } = mapIndexAt(layout.cell, shape, 1);
  const column = Math.floor(((x - position.x * layout.pitch - inset) / side) * shape[1]);
  const row = Math.floor(((y - position.y * layout.pitch - inset) / side) * shape[0]);
  const inside = row >= 0 && column >= 0 && row < shape[0] && column < shape[1];
  return inside && map < shape[2] ? { map, row, column } : null;
}

/** A rectangle on a layer's canvas, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where some rows and columns of a map are shown, each from the first up to, but not, the second; or one unit. */
export function boxOf(
  layout: LayerLayout,
  shape: Shape,
  map: number,
  [firstRow, endRow]: readonly [number, number],
  [firstColumn, endColumn]: readonly [number, number],
): Box {
  const [x, y] = [map % layout.columns, Math.floor(map / layout.columns)];
  if (layout.kind === 'units' || shape.length === 1) {
    const [width, height] =
      layout.kind === 'units' ? [layout.cellWidth, layout.cellHeight] : [layout.cell, layout.cell];
    return { left: x * width, top: y * height, width, height };
  }
  const { side, inset } = mapIndexAt(layout.cell, shape, 1);
  const [wide, high] = [side / shape[1], side / shape[0]];
  return {
    left: x * layout.pitch + inset + firstColumn * wide,
    top: y * layout.pitch + inset + firstRow * high,
    width: (endColumn - firstColumn) * wide,
    height: (endRow - firstRow) * high,
  };
}

/**
 * The part of a place that a map fills, in device pixels: a whole number of pixels for each value where that leaves
 * little of the place empty, so that all values are shown alike.
 * @param ratio device pixels for each CSS pixel
 */
export function mapIndexAt(
  cell: number,
  [height, width]: readonly [number, number, number],
  ratio: number,
): { side: number; inset: number } {
  const pitch = cell * ratio;
  const values = Math.max(height, width);
  const whole = Math.floor(pitch / values) * values;
  const side = whole >= 0.8 * pitch ? whole : pitch;
  return { side, inset: Math.floor((pitch - side) / 2) };
}
