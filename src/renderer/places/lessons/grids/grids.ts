/** A picture as numbers, row by row, all rows of one length. In the course 1 is ink and -1 is paper. Never changed in place. */
export type Grid = readonly (readonly number[])[];

/** A cell of ink. */
export const INK = 1;

/** A cell of paper. */
export const PAPER = -1;

/** The course's nine: a loop, a vertical line, a foot. 7 rows of 5. */
export const NINE = gridOf('.###.', '.#.#.', '.###.', '...#.', '...#.', '..#..', '.#...');

/** The same nine one cell to the left. */
export const SHIFTED_NINE = gridOf('###..', '#.#..', '###..', '..#..', '..#..', '.#...', '#....');

/** A nine with a taller loop. */
export const TALLER_NINE = gridOf('..#..', '.#.#.', '.##..', '..#..', '..#..', '..#..', '..#..');

/** The nine with its tail one cell to the left. */
export const TAIL_LEFT_NINE = gridOf('.###.', '.#.#.', '.###.', '..#..', '..#..', '.#...', '#....');

/** A six: the nine, turned round. Its loop is at the bottom. */
export const SIX = gridOf('...#.', '..#..', '.#...', '.#...', '.###.', '.#.#.', '.###.');

/** An eight: a loop at the top and one at the bottom. */
export const EIGHT = gridOf('.###.', '.#.#.', '.###.', '..#..', '.###.', '.#.#.', '.###.');

/** A nine and a six side by side. 7 rows of 10. */
export const NINETY_SIX: Grid = NINE.map((row, index) => [...row, ...SIX[index]!]);

/** A kernel that looks for a loop. */
export const LOOPY = gridOf('###', '#.#', '###');

/** A kernel that looks for a vertical line. */
export const VERTICAL = gridOf('.#.', '.#.', '.#.');

/** A kernel that looks for a line from the upper right to the lower left. */
export const DIAGONAL = gridOf('..#', '.#.', '#..');

/** The grey picture of lesson 2: 7 rows of 7, 0 paper to 255 ink. The slide prints an eighth column. */
export const GREY: Grid = [
  [0, 0, 0, 0, 0, 0, 0],
  [87, 240, 230, 24, 0, 0, 0],
  [11, 0, 101, 195, 0, 0, 0],
  [35, 167, 99, 233, 0, 0, 0],
  [145, 230, 240, 205, 189, 140, 0],
  [0, 102, 67, 17, 13, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
];

/** A grid of ink and paper as it is drawn with `#` and `.`, a string a row. */
export function gridOf(...rows: readonly string[]): Grid {
  return rows.map((row) => Array.from(row, (cell) => (cell === '#' ? INK : PAPER)));
}

/** A grid with no ink on it. */
export function blankGrid(rows: number, columns: number): Grid {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => PAPER));
}

/** How many columns the grid has; 0 without rows. */
export function columnsOf(grid: Grid): number {
  return grid[0]?.length ?? 0;
}

/** The grid moved so many cells down and to the right; paper comes in, and what goes over the edge is lost. */
export function shiftGrid(grid: Grid, down: number, right: number, paper = PAPER): Grid {
  return grid.map((row, at) => row.map((_, column) => grid[at - down]?.[column - right] ?? paper));
}

/** The grid with its cells in another order: the first takes what lies at place `order[0]` of the grid, row by row. */
export function rearrange(grid: Grid, order: ArrayLike<number>): Grid {
  const values = grid.flat();
  const columns = columnsOf(grid);
  return grid.map((row, at) => row.map((_, column) => values[order[at * columns + column]!]!));
}

/** A copy that can be changed. */
export const copyOf = (grid: Grid): number[][] => grid.map((row) => [...row]);

/** Whether two grids hold the same numbers. */
export function isSameGrid(one: Grid, other: Grid): boolean {
  return (
    one.length === other.length &&
    one.every((row, at) => row.length === other[at]!.length && row.every((value, x) => value === other[at]![x]))
  );
}
