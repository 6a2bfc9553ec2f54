import { isActivation } from '../activation';
import type { Shape } from '../layer';
import type { PlannedLayer } from '../layer-kinds';
import { placeOf, type ValuePlace } from '../value-place';
import { seenBy, type Span, windowOf } from './window';

/** A box of values among maps; of a row of units, `channels` are the units, and rows and columns `[0, 1)`. */
export interface Region {
  readonly rows: Span;
  readonly columns: Span;
  readonly channels: Span;
}

/**
 * What a value of layer `index` is made of, in every layer before: the smallest box that holds all values which can
 * change it, clipped to what is there. The drawing comes first: entry 0 is its region, entry `i + 1` that of layer `i`'s
 * output, the last that of the layer just before.
 */
export function receptiveField(
  plan: readonly PlannedLayer[],
  index: number,
  { map, row, column }: ValuePlace,
): readonly Region[] {
  let region: Region = { rows: [row, row + 1], columns: [column, column + 1], channels: [map, map + 1] };
  const regions: Region[] = [];
  for (const planned of plan.slice(0, index + 1).reverse()) regions.unshift((region = readFrom(planned, region)));
  return regions;
}

/** What a region of a layer's output is made of, in the layer's input. */
function readFrom(planned: PlannedLayer, region: Region): Region {
  const { layer, input } = planned;
  if (isActivation(layer)) return region;
  switch (layer.kind) {
    case 'convolution':
      return { ...slideBack(planned, region), channels: allOf(input).channels };
    case 'maxPool':
    case 'averagePool':
      return { ...slideBack(planned, region), channels: region.channels };
    case 'globalAveragePool':
      return { ...allOf(input), channels: region.channels };
    case 'dense':
    case 'softmax':
      return allOf(input);
    case 'flatten':
      return unflatten(input, region.channels);
    case 'batchNorm':
    case 'dropout':
      return region;
  }
}

function allOf(shape: Shape): Region {
  if (shape.length === 1) return { rows: [0, 1], columns: [0, 1], channels: [0, shape[0]] };
  return { rows: [0, shape[0]], columns: [0, shape[1]], channels: [0, shape[2]] };
}

function slideBack(planned: PlannedLayer, { rows, columns }: Region): Pick<Region, 'rows' | 'columns'> {
  const window = windowOf(planned)!;
  const input = planned.input as readonly [number, number, number];
  const first = seenBy(window, input, rows[0], columns[0]);
  const last = seenBy(window, input, rows[1] - 1, columns[1] - 1);
  return { rows: [first.rows[0], last.rows[1]], columns: [first.columns[0], last.columns[1]] };
}

/** The box around a run of units of a flattened image. */
function unflatten(input: Shape, [from, to]: Span): Region {
  const [first, last] = [placeOf(input, from), placeOf(input, to - 1)];
  const all = allOf(input);
  const oneRow = first.row === last.row;
  const onePixel = oneRow && first.column === last.column;
  return {
    rows: [first.row, last.row + 1],
    columns: oneRow ? [first.column, last.column + 1] : all.columns,
    channels: onePixel ? [first.map, last.map + 1] : all.channels,
  };
}
