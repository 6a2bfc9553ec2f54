import type { PlannedLayer } from '../../core/network/layer-kinds';

/** Layers shown side by side under one heading: one that makes new maps, and those after it that only change their values. */
export interface LayerGroup {
  readonly layers: readonly { readonly planned: PlannedLayer; readonly index: number }[];
}

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
      readonly kind: 'strip';
      readonly columns: number;
      readonly rows: number;
      readonly cellWidth: number;
      readonly cellHeight: number;
      readonly width: number;
      readonly height: number;
    };

/** Spaces and smallest sizes, in CSS pixels; the view's style sheet uses the same. */
export const SPACING = {
  betweenGroups: 10,
  betweenStrips: 40,
  betweenLayers: 6,
  betweenMaps: 2,
  narrowestGroup: 32,
  narrowestStrip: 26,
  widestStrip: 64,
} as const;

const SMALLEST_CELL = 14;
const LARGEST_CELL = 96;
const SHORTEST_STRIP_CELL = 3;
const TALLEST_STRIP_CELL = 28;

/** Puts the layers in groups. Softmax is left out: its output is the answer, shown on its own. */
export function groupLayers(plan: readonly PlannedLayer[]): readonly LayerGroup[] {
  const groups: { planned: PlannedLayer; index: number }[][] = [];
  plan.forEach((planned, index) => {
    const { kind } = planned.layer;
    if (kind === 'softmax') return;
    const joins = kind === 'batchNorm' || kind === 'relu' || kind === 'dropout';
    if (joins && groups.length > 0) groups.at(-1)!.push({ planned, index });
    else groups.push([{ planned, index }]);
  });
  return groups.map((layers) => ({ layers }));
}

/**
 * Lays out every layer so that all fit into `width` x `height` with maps as large as can be: every layer gets the same
 * number of rows, and as many columns as its maps then need.
 * @param zoom makes the maps so many times as large as fits
 * @returns one layout for each layer of the groups, in their order
 */
export function layOut(groups: readonly LayerGroup[], width: number, height: number, zoom: number): LayerLayout[] {
  const mapCounts = groups.flatMap(({ layers }) =>
    layers.flatMap(({ planned: { output } }) => (output.length === 3 ? [output[2]] : [])),
  );
  const most = Math.max(0, ...mapCounts);
  let best = { rows: 1, cell: 0 };
  for (let rows = 1; rows <= most; rows++) {
    const cell = Math.min(cellByWidth(groups, width, rows), height / rows - SPACING.betweenMaps);
    if (cell > best.cell) best = { rows, cell };
  }
  const fitting = most > 0 ? best.cell : LARGEST_CELL;
  const cell = Math.floor(zoom * Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, fitting)));
  const stripHeight = most > 0 ? best.rows * (cell + SPACING.betweenMaps) - SPACING.betweenMaps : height * zoom;
  return groups.flatMap(({ layers }) =>
    layers.map(({ planned: { output } }) =>
      output.length === 3
        ? layOutMaps(output[2], best.rows, cell)
        : layOutStrip(output[0], stripWidth(cell), stripHeight, zoom),
    ),
  );
}

/** How large a map's place can be if all groups are to fit side by side. */
function cellByWidth(groups: readonly LayerGroup[], width: number, rows: number): number {
  const inGroups = width - SPACING.betweenGroups * (groups.length - 1);
  // A group of few narrow columns is as wide as its heading: found by trying, since it depends on the cell.
  for (let cell = LARGEST_CELL; cell > 0; cell--) {
    const needed = groups.reduce((sum, group) => sum + groupWidth(group, rows, cell), 0);
    if (needed <= inGroups) return cell;
  }
  return 0;
}

function groupWidth({ layers }: LayerGroup, rows: number, cell: number): number {
  const columns = layers.reduce((sum, { planned: { output } }) => {
    if (output.length === 1) return sum + stripWidth(cell);
    return sum + Math.ceil(output[2] / rows) * (cell + SPACING.betweenMaps) - SPACING.betweenMaps;
  }, 0);
  return Math.max(SPACING.narrowestGroup, columns + SPACING.betweenLayers * (layers.length - 1));
}

function layOutMaps(count: number, mostRows: number, cell: number): LayerLayout {
  const columns = Math.ceil(count / mostRows);
  const rows = Math.ceil(count / columns);
  const pitch = cell + SPACING.betweenMaps;
  const length = (places: number): number => places * pitch - SPACING.betweenMaps;
  return { kind: 'maps', columns, rows, cell, pitch, width: length(columns), height: length(rows) };
}

/** Strips grow with the maps beside them. */
function stripWidth(cell: number): number {
  return Math.min(SPACING.widestStrip, Math.max(SPACING.narrowestStrip, Math.round(0.7 * cell)));
}

function layOutStrip(count: number, width: number, height: number, zoom: number): LayerLayout {
  let columns = 1;
  while (height / Math.ceil(count / columns) < SHORTEST_STRIP_CELL && columns < count) columns++;
  const rows = Math.ceil(count / columns);
  const cellHeight = Math.min(TALLEST_STRIP_CELL * zoom, Math.max(1, Math.floor(height / rows)));
  const cellWidth = Math.max(1, Math.floor(width / columns));
  return { kind: 'strip', columns, rows, cellWidth, cellHeight, width: columns * cellWidth, height: rows * cellHeight };
}

/** One value of a layer's output: `row` and `column` in a map, or the unit's number as `map`. */
export interface ValuePlace {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** A value of one of a network's layers. */
export interface Spot {
  readonly index: number;
  readonly place: ValuePlace;
}

/** Whether a network has that layer, and the layer that value. */
export function hasSpot(plan: readonly PlannedLayer[], { index, place }: Spot): boolean {
  const shape = plan[index]?.output;
  if (shape === undefined) return false;
  if (shape.length === 1) return place.map < shape[0];
  return place.map < shape[2] && place.row < shape[0] && place.column < shape[1];
}

/** Which value is shown at `x`, `y` (CSS pixels from the canvas's corner); null between the maps. */
export function valueAt(layout: LayerLayout, shape: PlannedLayer['output'], x: number, y: number): ValuePlace | null {
  if (x < 0 || y < 0 || x >= layout.width || y >= layout.height) return null;
  if (layout.kind === 'strip' || shape.length === 1) {
    if (layout.kind !== 'strip') return null;
    const unit = Math.floor(y / layout.cellHeight) * layout.columns + Math.floor(x / layout.cellWidth);
    return unit < shape[0] ? { map: unit, row: 0, column: 0 } : null;
  }
  const place = { x: Math.floor(x / layout.pitch), y: Math.floor(y / layout.pitch) };
  const map = place.y * layout.columns + place.x;
  const { side, inset } = mapPlace(layout.cell, shape, 1);
  const column = Math.floor(((x - place.x * layout.pitch - inset) / side) * shape[1]);
  const row = Math.floor(((y - place.y * layout.pitch - inset) / side) * shape[0]);
  const inside = row >= 0 && column >= 0 && row < shape[0] && column < shape[1];
  return inside && map < shape[2] ? { map, row, column } : null;
}

/**
 * The part of a place that a map fills, in device pixels: a whole number of pixels for each value where that leaves
 * little of the place empty, so that all values are shown alike.
 * @param ratio device pixels for each CSS pixel
 */
export function mapPlace(
  cell: number,
  [height, width]: readonly [number, number, number],
  ratio: number,
): { side: number; inset: number } {
  const place = cell * ratio;
  const values = Math.max(height, width);
  const whole = Math.floor(place / values) * values;
  const side = whole >= 0.8 * place ? whole : place;
  return { side, inset: Math.floor((place - side) / 2) };
}
