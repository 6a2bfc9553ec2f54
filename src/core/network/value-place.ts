/** One value of a layer's output: `row` and `column` in a map, or the unit's number as `map` with row and column 0. */
export interface ValuePlace {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}
