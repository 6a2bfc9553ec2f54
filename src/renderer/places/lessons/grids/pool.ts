import { windowAt } from './filter';
import { columnsOf, type Grid } from './grids';

/** What becomes of a window's values: the largest, or their mean. */
export type Pooling = 'max' | 'average';

/** A window of `size` x `size` cells that moves by `stride` cells. */
export interface PoolingWindow {
  readonly pooling: Pooling;
  readonly size: number;
  readonly stride: number;
}

/** One step of pooling: a window of the map, and the value that it becomes. */
export interface PooledWindow {
  /** The window's upper left cell in the map. */
  readonly row: number;
  readonly column: number;
  /** Its values, row by row. */
  readonly values: readonly number[];
  readonly result: number;
  /** Where the result stands in the pooled map. */
  readonly place: { readonly row: number; readonly column: number };
}

/** How many windows fit along a side of so many cells; what is left over at the end is passed over. */
export function pooledLength(length: number, { size, stride }: Pick<PoolingWindow, 'size' | 'stride'>): number {
  return length < size ? 0 : Math.floor((length - size) / stride) + 1;
}

/** Every window of a map in the order in which it is pooled: row by row. */
export function pooledWindows(map: Grid, window: PoolingWindow): readonly PooledWindow[] {
  const { pooling, size, stride } = window;
  const columns = pooledLength(columnsOf(map), window);
  return Array.from({ length: pooledLength(map.length, window) * columns }, (_, step) => {
    const place = { row: Math.floor(step / columns), column: step % columns };
    const [row, column] = [place.row * stride, place.column * stride];
    const values = windowAt(map, { row, column }, size, size).flat();
    return { row, column, values, result: pooling === 'max' ? Math.max(...values) : mean(values), place };
  });
}

/** The pooled map; without rows where the window is larger than the map. */
export function pool(map: Grid, window: PoolingWindow): Grid {
  const columns = pooledLength(columnsOf(map), window);
  const results = pooledWindows(map, window).map(({ result }) => result);
  return Array.from({ length: columns === 0 ? 0 : results.length / columns }, (_, row) =>
    results.slice(row * columns, (row + 1) * columns),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
