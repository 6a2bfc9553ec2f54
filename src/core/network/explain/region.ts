import type { Shape } from '../layer';
import type { Windows } from '../sliding-window';
import { layWindows, seenBy, type Span } from './window';

/** A box of values among maps; of a row of units, `channels` are the units, and rows and columns `[0, 1)`. */
export interface Region {
  readonly rows: Span;
  readonly columns: Span;
  readonly channels: Span;
}

/** All values of a shape. */
export function allOf(shape: Shape): Region {
  if (shape.length === 1) return { rows: [0, 1], columns: [0, 1], channels: [0, shape[0]] };
  return { rows: [0, shape[0]], columns: [0, shape[1]], channels: [0, shape[2]] };
}

/** The rows and columns that lie in the windows of a region of what windows make. */
export function windowsBehind(
  windows: Windows,
  input: readonly [number, number, number],
  { rows, columns }: Region,
): Pick<Region, 'rows' | 'columns'> {
  const laid = layWindows(windows, input[0], input[1]);
  const first = seenBy(laid, input, rows[0], columns[0]);
  const last = seenBy(laid, input, rows[1] - 1, columns[1] - 1);
  return { rows: [first.rows[0], last.rows[1]], columns: [first.columns[0], last.columns[1]] };
}
