/**
 * A number as the lessons write it, with a real minus sign: `−0.11`, `1.00`. Whole numbers stay whole where no decimals
 * are asked for.
 */
export function writeNumber(value: number, decimals: number): string {
  const written = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

/** The same, whole numbers as they are and others to two decimals. */
export const writeShort = (value: number): string => writeNumber(value, Number.isInteger(value) ? 0 : 2);
