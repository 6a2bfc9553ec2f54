/** Where in a map the pointer, or the keyboard, is. */
export interface PointedValue {
  readonly row: number;
  readonly column: number;
}
