import type { Grid } from './grids';

/** The rectified linear unit: what is negative becomes 0, the rest passes (Nair and Hinton 2010). */
export const rectifyValue = (value: number): number => Math.max(0, value);

/** A map after ReLU, cell by cell. */
export const rectify = (map: Grid): Grid => map.map((row) => row.map(rectifyValue));
