import { INPUT_SHAPE, type Shape } from './layer';
import type { PlannedLayer } from './layer-kinds';
import type { CellPosition } from './cell-position';

/** A value of a network: the layer, -1 for the drawing, and the place in it. */
export interface Spot {
  readonly index: number;
  readonly position: CellPosition;
}

/** The shape of a layer's output; of the drawing for -1. Undefined beyond the last layer. */
export const shapeAt = (plan: readonly PlannedLayer[], index: number): Shape | undefined =>
  index === -1 ? INPUT_SHAPE : plan[index]?.output;

/** Whether a network has that layer, and the layer that value. */
export function hasSpot(plan: readonly PlannedLayer[], { index, position }: Spot): boolean {
  const shape = shapeAt(plan, index);
  if (shape === undefined) return false;
  if (shape.length === 1) return position.map < shape[0] && position.row === 0 && position.column === 0;
  return position.map < shape[2] && position.row < shape[0] && position.column < shape[1];
}
