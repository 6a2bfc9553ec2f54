/** A line, or dots, of a chart. */
export interface Curve {
  readonly name: string;
  /** A custom property of the theme, such as `--series-1`. */
  readonly color: string;
  /** Dots are for values that stand alone, such as one for each epoch. */
  readonly dots: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** What a legend says of a curve: `value` as it is written, a dash where there is none. */
export interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly value: string;
}

/** A place on a chart's x axis that can be chosen, as on a slider. */
export interface ChartChoice {
  /** What is chosen, for a screen reader. */
  readonly label: string;
  readonly at: number;
  /** The place and the values there, for a screen reader. */
  readonly valueText: string;
  /** How far an arrow key goes, and Page Up. */
  readonly step: number;
  readonly page: number;
  readonly onchoose: (at: number) => void;
}
