import type { PlannedLayer } from '../../../core/network/layer-kinds';
import { shapeAt, type Spot } from '../../../core/network/spot';

/** The keys of the picture, as its help says them. */
export const CELL_KEYS = 'Arrows: cells · PgUp, PgDn: maps · Shift+←, →: layers · Enter: its sum · +, −: zoom';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** What a layer that is shown looks like to the keys: its place in the plan, and how many units stand side by side. */
export interface KeyColumn {
  readonly index: number;
  readonly unitsAcross: number;
}

/**
 * The value that a key goes to from another; null for a key that goes nowhere. It stays within what is there, so that at
 * an edge it gives the value it came from.
 * @param columns the layers that are shown, in their order
 */
export function spotByKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
  spot: Spot,
  plan: readonly PlannedLayer[],
  columns: readonly KeyColumn[],
): Spot | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (shiftKey) {
    if (key === 'ArrowLeft') return besides(spot, plan, columns, -1);
    return key === 'ArrowRight' ? besides(spot, plan, columns, 1) : null;
  }
  const shape = shapeAt(plan, spot.index)!;
  const { map, row, column } = spot.position;
  if (key === 'PageUp' || key === 'PageDown') {
    const next = within(map + (key === 'PageUp' ? -1 : 1), shape.at(-1)!);
    return { ...spot, position: { map: next, row, column } };
  }
  const arrow = ARROWS[key];
  const [height, width] = shape.length === 1 ? [1, 1] : shape;
  if (key === 'Home' || key === 'End') {
    if (shape.length === 1) return { ...spot, position: { map: key === 'Home' ? 0 : shape[0] - 1, row, column } };
    return { ...spot, position: { map, row, column: key === 'Home' ? 0 : width - 1 } };
  }
  if (arrow === undefined) return null;
  if (shape.length === 1) {
    const across = columns.find(({ index }) => index === spot.index)?.unitsAcross ?? 1;
    const next = map + arrow[0] * across + arrow[1];
    return next < 0 || next >= shape[0] ? spot : { ...spot, position: { map: next, row, column } };
  }
  return { ...spot, position: { map, row: within(row + arrow[0], height), column: within(column + arrow[1], width) } };
}

/** The value at about the same place of the layer shown beside it. */
function besides(spot: Spot, plan: readonly PlannedLayer[], columns: readonly KeyColumn[], by: number): Spot {
  const at = columns.findIndex(({ index }) => index === spot.index);
  const index = columns[within(at + by, columns.length)]!.index;
  const [from, to] = [shapeAt(plan, spot.index)!, shapeAt(plan, index)!];
  const map = Math.min(spot.position.map, to.at(-1)! - 1);
  if (from.length === 1 || to.length === 1) return { index, position: { map, row: 0, column: 0 } };
  const scaled = (at: number, before: number, after: number): number =>
    within(Math.floor(((at + 0.5) * after) / before), after);
  return {
    index,
    position: {
      map,
      row: scaled(spot.position.row, from[0], to[0]),
      column: scaled(spot.position.column, from[1], to[1]),
    },
  };
}

const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
