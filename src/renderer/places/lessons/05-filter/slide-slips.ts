import { toTwoDecimals, type Place } from '../grids/filter';
import type { Grid } from '../grids/grids';

/** The map of the loop's kernel on the nine, as the course's slide prints it. Its last two rows are not what computing gives. */
export const SLIDE_LOOP_MAP: Grid = [
  [-0.11, 1, -0.11],
  [-0.55, 0.11, -0.33],
  [-0.33, 0.33, -0.33],
  [-0.22, -0.11, -0.22],
  [-0.33, -0.33, -0.33],
];

/** A number of a slide that is not what computing gives, to two decimals. */
export interface Slip extends Place {
  readonly slide: number;
  readonly computed: number;
  /** Whether the slide cut the number off where it should have been rounded. */
  readonly isCut: boolean;
}

/** Where a slide's numbers differ from computed ones of the same shape, row by row. */
export function slipsIn(slide: Grid, computed: Grid): readonly Slip[] {
  return slide.flatMap((numbers, row) =>
    numbers.flatMap((number, column) => {
      const value = computed[row]![column]!;
      if (number === toTwoDecimals(value)) return [];
      return [
        { row, column, slide: number, computed: value, isCut: number === toTwoDecimals(Math.trunc(100 * value) / 100) },
      ];
    }),
  );
}
