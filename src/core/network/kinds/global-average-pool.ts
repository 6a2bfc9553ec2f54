import * as v from 'valibot';
import { allOf } from '../explain/region';
import { asMaps, type LayerKind, MAKES_VALUES, WITHOUT_NUMBERS, WITHOUT_WEIGHTS } from './layer-kind';
import { layerName } from './limits';
import { average, windowInMap } from './pool-kind';

const schema = v.strictObject({ kind: v.literal('globalAveragePool'), name: layerName });

/** The mean of each map: maps become a row with a number for each channel (Lin et al. 2014). */
export type GlobalAveragePoolLayer = Readonly<v.InferOutput<typeof schema>>;

export const globalAveragePool: LayerKind<GlobalAveragePoolLayer> = {
  ...MAKES_VALUES,
  ...WITHOUT_WEIGHTS,
  ...WITHOUT_NUMBERS,
  schema,

  stem: 'global_average',
  short: 'gap',
  title: 'Global average pooling',
  added: { kind: 'globalAveragePool', name: '' },
  describe: () => 'Keeps the mean of each map, one number: how much of its pattern there is, wherever it lies.',

  takes: 'maps',
  shape: (_layer, input) => [asMaps(input)[2]],
  makes: 'row',
  windows: () => null,
  region: (_layer, input, { channels }) => ({ ...allOf(input), channels }),
  sum(cell) {
    const [height, width] = asMaps(cell.input);
    return average('globalAveragePool', windowInMap(cell, [0, height], [0, width]));
  },
  fedBy: 'own',
  isHomogeneous: true,
  passesAffine: () => true,
};
