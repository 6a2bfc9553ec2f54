import { convolveGrid, strongest, type Place } from '../grids/filter';
import type { Grid } from '../grids/grids';
import { pool } from '../grids/pool';
import { rectify } from '../grids/rectify';

/** A picture on the course's way through a network's first block. */
export interface FeatureChain {
  readonly picture: Grid;
  readonly map: Grid;
  readonly rectified: Grid;
  /** Max of 2x2 windows, stride 1. */
  readonly pooled: Grid;
}

/** Convolution, ReLU, pooling, as the course does them. */
export function featureChain(picture: Grid, kernel: Grid): FeatureChain {
  const map = convolveGrid(picture, kernel);
  const rectified = rectify(map);
  return { picture, map, rectified, pooled: pool(rectified, { pooling: 'max', size: 2, stride: 1 }) };
}

/** The largest value of a map and where it stands; null where nothing of it is above 0: nothing was found. */
export function found(map: Grid): { readonly value: number; readonly places: readonly Place[] } | null {
  const largest = strongest(map);
  return largest !== null && largest.value > 0 ? largest : null;
}
