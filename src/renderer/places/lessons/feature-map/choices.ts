import { DIAGONAL, EIGHT, type Grid, isSameGrid, LOOPY, NINE, SHIFTED_NINE, SIX, VERTICAL } from '../grids/grids';

/** The pictures that a map can be made of, all of 7 rows and 5 columns. */
export const PICTURES = [
  { value: 'nine', label: 'Nine', grid: NINE },
  { value: 'shifted', label: 'Shifted nine', grid: SHIFTED_NINE },
  { value: 'six', label: 'Six', grid: SIX },
  { value: 'eight', label: 'Eight', grid: EIGHT },
] as const satisfies readonly { value: string; label: string; grid: Grid }[];

/** The kernels that look for a part, by what they look for. */
export const DETECTORS = {
  loop: { label: 'Loop', kernel: LOOPY },
  vertical: { label: 'Vertical', kernel: VERTICAL },
  diagonal: { label: 'Diagonal', kernel: DIAGONAL },
} as const satisfies Record<string, { label: string; kernel: Grid }>;

export type DetectorName = keyof typeof DETECTORS;

/** The order in which they are listed, and their maps are stacked. */
export const DETECTOR_NAMES = Object.keys(DETECTORS) as DetectorName[];

/** Which of the pictures a grid is; `own` for one that was painted. */
export const pictureNamed = (grid: Grid): string =>
  PICTURES.find((picture) => isSameGrid(picture.grid, grid))?.value ?? 'own';
