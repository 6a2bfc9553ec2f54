/** A line, or dots, of a chart. */
export interface Curve {
  readonly name: string;
  /** A custom property of the theme, such as `--series-1`. */
  readonly color: string;
  /** Dots are for values that stand alone, such as one for each epoch. */
  readonly dots: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}
