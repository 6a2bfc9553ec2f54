/** How a grid's numbers are coloured: ink (1) on paper (-1); grey, 0 paper to 255 ink; negative to positive. */
export type GridScale = 'ink' | 'grey' | 'signed';

/** A part of a grid: its first row and column, and how many of each. */
export interface GridWindow {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A cell with a ring round it. */
export interface GridMark {
  readonly row: number;
  readonly column: number;
  readonly tone: 'good' | 'danger';
}
