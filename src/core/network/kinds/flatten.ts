import * as v from 'valibot';
import { allOf, type Region } from '../explain/region';
import type { Span } from '../explain/window';
import type { Shape } from '../layer';
import { positionOf } from '../cell-position';
import { type LayerKind, WITHOUT_NUMBERS, WITHOUT_WEIGHTS } from './layer-kind';
import { layerName } from './limits';

const schema = v.strictObject({ kind: v.literal('flatten'), name: layerName });

/** All values of an image in one row, in the order row, column, channel. */
export type FlattenLayer = Readonly<v.InferOutput<typeof schema>>;

export const flatten: LayerKind<FlattenLayer> = {
  ...WITHOUT_WEIGHTS,
  ...WITHOUT_NUMBERS,
  schema,

  stem: 'flatten',
  short: 'flat',
  title: 'Flatten',
  added: { kind: 'flatten', name: '' },
  describe: () => 'Lays all values out in one row: by row, then column, then channel.',

  takes: 'both',
  shape: (_layer, input) => [input.reduce((product, side) => product * side, 1)],
  makes: 'row',
  windows: () => null,
  region: (_layer, input, { channels }) => unflatten(input, channels),
  sum: ({ input, values, position }) => ({
    kind: 'flatten',
    source: positionOf(input, position.map),
    value: values[position.map]!,
  }),
  activation: null,
  keepsPositions: false,
  passed: (input, position) => positionOf(input, position.map),
  fedBy: 'flattened',
  isHomogeneous: true,
  passesAffine: () => false,
};

/** The box around a run of units of a flattened image. */
function unflatten(input: Shape, [from, to]: Span): Region {
  const [first, last] = [positionOf(input, from), positionOf(input, to - 1)];
  const all = allOf(input);
  const oneRow = first.row === last.row;
  const onePixel = oneRow && first.column === last.column;
  return {
    rows: [first.row, last.row + 1],
    columns: oneRow ? [first.column, last.column + 1] : all.columns,
    channels: onePixel ? [first.map, last.map + 1] : all.channels,
  };
}
