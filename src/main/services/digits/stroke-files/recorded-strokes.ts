/** What a file of strokes holds of one digit or number, as `toPenDigit` takes it. */
export interface RecordedStrokes {
  /** What the file says it is; left out where it says nothing. */
  readonly label?: string | number;
  /** In any unit, y downward. */
  readonly strokes: readonly (readonly RecordedPoint[])[];
}

export type RecordedPoint = readonly [x: number, y: number];
