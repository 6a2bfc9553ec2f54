import type { Layer } from './layer';
import { planLayers, sizeOf } from './layer-kinds';
import type { Weights } from './weights';

/** Where one weight lies when all the weights of a network are laid in one row of numbers. */
export interface WeightSlot {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
  /** A `kernel` and an `offset` (bias, gamma, beta) are moved by their gradients; a batch norm's moving values follow what it sees. */
  readonly role: 'kernel' | 'offset' | 'followed';
  /** How much of a followed value is kept at each step, 0..1. */
  readonly momentum: number;
}

/** The slots of a network's weights, in the order of the weights. */
export function layWeights(layers: readonly Layer[]): readonly WeightSlot[] {
  let start = 0;
  return planLayers(layers).flatMap(({ layer, weights }) =>
    weights.map(({ part, shape, trained }): WeightSlot => {
      const end = start + sizeOf(shape);
      const slot: WeightSlot = {
        name: `${layer.name}/${part}`,
        shape,
        start,
        end,
        role: !trained ? 'followed' : part === 'kernel' ? 'kernel' : 'offset',
        momentum: layer.kind === 'batchNorm' ? layer.momentum : 0,
      };
      start = end;
      return slot;
    }),
  );
}

/** How many numbers the row has. */
export const rowLength = (slots: readonly WeightSlot[]): number => slots.at(-1)?.end ?? 0;

/** The weights in one row. */
export function toRow(slots: readonly WeightSlot[], weights: Weights): Float32Array {
  const row = new Float32Array(rowLength(slots));
  slots.forEach(({ start }, index) => row.set(weights[index]!.values, start));
  return row;
}

/** The weights of a row, as copies. */
export const fromRow = (slots: readonly WeightSlot[], row: Float32Array): Weights =>
  slots.map(({ name, shape, start, end }) => ({ name, shape, values: new Float32Array(row.subarray(start, end)) }));
