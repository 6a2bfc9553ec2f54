import { cellCount } from './filter';
import type { Grid } from './grids';

/** How a picture compares with another, cell by cell. */
export interface CellMatch {
  /** So many cells hold the same number. */
  readonly agreeing: number;
  readonly cells: number;
  /** The cells that do not, row by row. */
  readonly differing: readonly { readonly row: number; readonly column: number }[];
}

/** Compares two grids of one size, cell by cell: the matcher that minds every cell's place. */
export function matchCells(picture: Grid, template: Grid): CellMatch {
  const differing = picture.flatMap((cells, row) =>
    cells.flatMap((value, column) => (value === template[row]![column] ? [] : [{ row, column }])),
  );
  const cells = cellCount(picture);
  return { agreeing: cells - differing.length, cells, differing };
}
