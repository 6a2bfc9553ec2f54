import { writeCount, writeInFull, writeLarge } from './quantities';

/** How the numbers are written that networks compute with: all with a real minus sign, and none before a zero. */

/** With so many decimals: `−0.11`, `1.00`. Whole numbers stay whole where no decimals are asked for. */
export function writeNumber(value: number, decimals: number): string {
  const written = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

/** Whole numbers as they are and others to two decimals: `3`, `−0.33`. */
export const writeShort = (value: number): string => writeNumber(value, Number.isInteger(value) ? 0 : 2);

/** A value that stands alone, with three significant digits, whatever its size: `−0.500`, `1,234`, `1.2e-5`. */
export function writeValue(value: number): string {
  const magnitude = Math.abs(value);
  const digits =
    magnitude === 0
      ? '0'
      : magnitude >= 100
        ? writeCount(magnitude)
        : magnitude < 0.001
          ? magnitude.toExponential(1)
          : magnitude.toPrecision(3);
  return value < 0 ? `−${digits}` : digits;
}

/**
 * A number of a sum that is written out: with four decimals, so that what is shown adds up. What is too small for them, as
 * the probabilities of most digits are, is no 0: `1.9e-7`.
 */
export function writeTerm(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || magnitude >= 0.00005) return writeNumber(value, 4);
  return `${value < 0 ? '−' : ''}${magnitude.toExponential(1)}`;
}

/** How many times as much, to two figures: `1.4`, `23`, `1.2 million`. */
export function writeTimes(factor: number): string {
  const rounded = Number(factor.toPrecision(2));
  return rounded < 1e6 ? writeInFull(rounded) : writeLarge(rounded);
}
