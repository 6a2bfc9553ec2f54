import { convolveGrid, mapSize, productsOf, sumOf, windowAt, type Place } from '../grids/filter';
import { columnsOf, type Grid } from '../grids/grids';

/**
 * A filter of filters: its kernel has one plane of weights for each map that it looks at, and slides over all of them at
 * once. Its windows' sums are not divided; values of the maps that it looks at are -1 to 1.
 */
export type StackedKernel = readonly Grid[];

/** The maps of several kernels on one grid, stacked. */
export const stackOfMaps = (grid: Grid, kernels: readonly Grid[]): readonly Grid[] =>
  kernels.map((kernel) => convolveGrid(grid, kernel));

/** What one window of a stacked filter gives: each plane's products and their sum, and the sum of these. */
export interface StackedStep extends Place {
  readonly planes: readonly {
    readonly window: Grid;
    readonly products: Grid;
    readonly sum: number;
  }[];
  readonly sum: number;
}

/** One window of {@link convolveStack}, with all that leads to its sum. */
export function stackedStep(maps: readonly Grid[], kernel: StackedKernel, place: Place): StackedStep {
  const planes = kernel.map((weights, index) => {
    const window = windowAt(maps[index]!, place, weights.length, columnsOf(weights));
    const products = productsOf(window, weights);
    return { window, products, sum: sumOf(products) };
  });
  return { row: place.row, column: place.column, planes, sum: planes.reduce((all, { sum }) => all + sum, 0) };
}

/** The map that a stacked filter makes of stacked maps: of every window the sum over all planes. */
export function convolveStack(maps: readonly Grid[], kernel: StackedKernel): Grid {
  const { rows, columns } = mapSize(maps[0]!, kernel[0]!);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => stackedStep(maps, kernel, { row, column }).sum),
  );
}

/** The most that a window can give: where every map agrees with the weight on it. */
export const largestSum = (kernel: StackedKernel): number =>
  kernel.flat(2).reduce((sum, weight) => sum + Math.abs(weight), 0);

/** A window finds its pattern where its sum is so much of {@link largestSum}, or more. */
export const FOUND_SHARE = 0.8;

/** Whether a window with this sum holds the filter's pattern; none does while it has no weights. */
export function isPattern(sum: number, kernel: StackedKernel): boolean {
  const most = largestSum(kernel);
  return most > 0 && sum >= FOUND_SHARE * most - 1e-9;
}

/** The places where a stacked filter finds its pattern; none while it has no weights. */
export function placesFound(maps: readonly Grid[], kernel: StackedKernel): readonly Place[] {
  return convolveStack(maps, kernel).flatMap((cells, row) =>
    cells.flatMap((sum, column) => (isPattern(sum, kernel) ? [{ row, column }] : [])),
  );
}

/** A kernel of zeros: `planes` planes of `rows` x `columns` weights. */
export const emptyKernel = (planes: number, rows: number, columns: number): number[][][] =>
  Array.from({ length: planes }, () => Array.from({ length: rows }, () => new Array<number>(columns).fill(0)));
