import { kindOf, type PlannedLayer } from '../layer-kinds';
import type { CellPosition } from '../cell-position';
import type { Region } from './region';

/**
 * What a value of layer `index` is made of, in every layer before: the smallest box that holds all values which can
 * change it, clipped to what is there. The drawing comes first: entry 0 is its region, entry `i + 1` that of layer `i`'s
 * output, the last that of the layer just before.
 */
export function receptiveField(
  plan: readonly PlannedLayer[],
  index: number,
  { map, row, column }: CellPosition,
): readonly Region[] {
  let region: Region = { rows: [row, row + 1], columns: [column, column + 1], channels: [map, map + 1] };
  const regions: Region[] = [];
  for (const { layer, input } of plan.slice(0, index + 1).reverse())
    regions.unshift((region = kindOf(layer).region(layer, input, region)));
  return regions;
}
