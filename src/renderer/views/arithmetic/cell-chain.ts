import { kindOf, type PlannedLayer } from '../../../core/network/layer-kinds';
import type { Spot } from '../../../core/network/spot';

/** Whether a layer makes each of its values from the one value at the same place. */
function onlyChanges(planned: PlannedLayer | undefined): boolean {
  return planned !== undefined && kindOf(planned.layer).keepsPositions;
}

/**
 * A value on its way: from the layer that made it, through those that only change it, such as batch norm and activations; each
 * at the same place. The given value is one of them.
 */
export function chainOf(plan: readonly PlannedLayer[], { index, position }: Spot): readonly Spot[] {
  let first = index;
  while (onlyChanges(plan[first]) && first > 0) first--;
  let last = index;
  while (onlyChanges(plan[last + 1])) last++;
  return Array.from({ length: last - first + 1 }, (_, step) => ({ index: first + step, position }));
}

/**
 * The value of the same map, or of the same row of units, that comes so many steps after, row by row; null beyond its ends.
 */
export function stepFrom(plan: readonly PlannedLayer[], { index, position }: Spot, by: number): Spot | null {
  const shape = plan[index]!.output;
  if (shape.length === 1) {
    const map = position.map + by;
    return map < 0 || map >= shape[0] ? null : { index, position: { map, row: 0, column: 0 } };
  }
  const next = position.row * shape[1] + position.column + by;
  if (next < 0 || next >= shape[0] * shape[1]) return null;
  return { index, position: { map: position.map, row: Math.floor(next / shape[1]), column: next % shape[1] } };
}
