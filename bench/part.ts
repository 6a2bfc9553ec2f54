/** What a part of the benchmark has measured. */
export interface Measured {
  /** For people. */
  readonly text: string;
  /** For programs, see `--json`. */
  readonly figures: unknown;
}

/** A part of the benchmark. `note` hears a line about each thing as it is measured. */
export type Part = (note: (line: string) => void) => Promise<Measured>;
