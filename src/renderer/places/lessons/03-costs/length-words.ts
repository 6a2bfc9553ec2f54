import { writeCount } from '../../../../core/words/quantities';

/** Lengths that one has an idea of, in millimetres. */
const ROUND_THE_EARTH = 40_075e6;
const TO_THE_MOON = 384_400e6;

/** A length in millimetres as one says it, with something to compare it to where it is very long. */
export function writeLength(millimetres: number): string {
  if (millimetres < 1000) return `${writeRough(millimetres)} mm`;
  if (millimetres < 1e6) return `${writeRough(millimetres / 1000)} m`;
  const kilometres = `${writeRough(millimetres / 1e6)} km`;
  if (millimetres >= TO_THE_MOON)
    return `${kilometres}, ${writeRough(millimetres / TO_THE_MOON)} times as far as the Moon`;
  if (millimetres >= ROUND_THE_EARTH)
    return `${kilometres}, ${writeRough(millimetres / ROUND_THE_EARTH)} times round the Earth`;
  return kilometres;
}

/** To two figures, at least: `1.4`, `54`, `14,400`. */
function writeRough(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, '') : writeCount(Number(value.toPrecision(3)));
}
