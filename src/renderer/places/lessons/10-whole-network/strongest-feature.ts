import type { LayerTrace } from '../../../../core/network/trace';

/** Where a map of a layer is largest. */
export interface Peak {
  readonly map: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The largest value of a layer's maps, or of one of them; the first of equals. The layer must have maps. */
export function peakOf({ shape, values }: Pick<LayerTrace, 'shape' | 'values'>, map: number | null = null): Peak {
  const [, columns, maps] = shape;
  if (columns === undefined || maps === undefined) throw new Error('A row of numbers has no maps.');
  let largest = -Infinity;
  let place = 0;
  for (let index = map ?? 0; index < values.length; index += map === null ? 1 : maps) {
    if (values[index]! <= largest) continue;
    largest = values[index]!;
    place = index;
  }
  const cell = Math.floor(place / maps);
  return { map: place % maps, row: Math.floor(cell / columns), column: cell % columns, value: largest };
}
