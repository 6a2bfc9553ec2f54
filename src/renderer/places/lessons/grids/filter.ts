import { columnsOf, type Grid } from './grids';

/** A cell of a grid, or the window whose top left cell it is; both from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What one window gives, as it is worked out by hand. */
export interface FilterStep extends Place {
  /** The cells that the kernel lies on. */
  readonly window: Grid;
  /** Each of them times the kernel's weight on it. */
  readonly products: Grid;
  readonly sum: number;
  readonly divisor: number;
  /** `sum / divisor`: the map's cell at this place. */
  readonly value: number;
}

/** How many weights a kernel has; the course divides a window's sum by it. */
export const cellCount = (kernel: Grid): number => kernel.reduce((count, row) => count + row.length, 0);

/** Rows and columns of the map that a kernel makes of a grid: as many as there are windows; 0 where it doesn't fit. */
export function mapSize(grid: Grid, kernel: Grid): { readonly rows: number; readonly columns: number } {
  const rows = Math.max(0, grid.length - kernel.length + 1);
  const columns = Math.max(0, columnsOf(grid) - columnsOf(kernel) + 1);
  return rows === 0 || columns === 0 ? { rows: 0, columns: 0 } : { rows, columns };
}

/** The `rows` x `columns` cells of a grid whose top left one is at the place. */
export function windowAt(grid: Grid, { row, column }: Place, rows: number, columns: number): Grid {
  return grid.slice(row, row + rows).map((cells) => cells.slice(column, column + columns));
}

/** Each cell of a window times the kernel's weight on it. Both have the same shape. */
export function productsOf(window: Grid, kernel: Grid): Grid {
  return window.map((cells, row) => cells.map((cell, column) => cell * kernel[row]![column]!));
}

/** The sum of all cells. */
export const sumOf = (grid: Grid): number => grid.reduce((sum, row) => row.reduce((all, cell) => all + cell, sum), 0);

/** One window of {@link convolveGrid}, with all that leads to its value. */
export function filterStep(grid: Grid, kernel: Grid, place: Place, divisor = cellCount(kernel)): FilterStep {
  const window = windowAt(grid, place, kernel.length, columnsOf(kernel));
  const products = productsOf(window, kernel);
  const sum = sumOf(products);
  return { row: place.row, column: place.column, window, products, sum, divisor, value: sum / divisor };
}

/**
 * The course's convolution: the kernel slides over the grid cell by cell ("valid", stride 1, not flipped), and each
 * window gives the sum of its products, divided.
 * @param divisor the number of products, as in the course, unless another is given
 * @returns the map, of shape {@link mapSize}
 */
export function convolveGrid(grid: Grid, kernel: Grid, divisor = cellCount(kernel)): Grid {
  const { rows, columns } = mapSize(grid, kernel);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => filterStep(grid, kernel, { row, column }, divisor).value),
  );
}

/** The largest value of a map and where it stands, row by row; null where the map is empty. */
export function strongest(map: Grid): { readonly value: number; readonly places: readonly Place[] } | null {
  const value = Math.max(...map.flat());
  return Number.isFinite(value) ? { value, places: placesOf(map, value) } : null;
}

/** Where a map holds a value (within rounding), row by row. */
export function placesOf(map: Grid, value: number): readonly Place[] {
  return map.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (Math.abs(cell - value) < 1e-9 ? [{ row, column }] : [])),
  );
}

/** A number as two decimals write it: `-0.56` for -5/9; never `-0.00`. */
export const toTwoDecimals = (value: number): number => Number(value.toFixed(2)) + 0;
