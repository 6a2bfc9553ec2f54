import * as v from 'valibot';

/** A grid of ink and paper, as a lesson's state holds it: just so many rows and columns of 1 and -1. */
export function inkGrid(rows: number, columns: number) {
  const cell = v.picklist([1, -1]) as v.GenericSchema<number>;
  return v.pipe(v.array(v.pipe(v.array(cell), v.length(columns))), v.length(rows));
}

/** A number between two bounds. */
export function numberWithin(smallest: number, largest: number) {
  return v.pipe(v.number(), v.minValue(smallest), v.maxValue(largest));
}

/** A grid of numbers between two bounds, such as a kernel, as a lesson's state holds it. */
export function numberGrid(rows: number, columns: number, smallest: number, largest: number) {
  const cell = numberWithin(smallest, largest);
  return v.pipe(v.array(v.pipe(v.array(cell), v.length(columns))), v.length(rows));
}

/** A whole number between two bounds, such as the place of a walk. */
export function wholeFrom(smallest: number, largest: number) {
  return v.pipe(numberWithin(smallest, largest), v.integer());
}
