import type { Variation } from '../../../core/ink/variation';
import { FIELD_REACH, type Shift } from './sweeps';
import type { VariantReadings } from './variant-readings';

/** Cells along a side of the field: one for each whole pixel. */
export const FIELD_SIDE = 2 * FIELD_REACH + 1;

/**
 * The probability of a digit over all shifts of the field, row by row from the top left: how the drawing is read when it
 * is shifted there and varied otherwise as `variation` says. A shift that hasn't been read yet has its nearest one's.
 * @returns shape `[FIELD_SIDE, FIELD_SIDE]`; NaN where nothing near is known
 */
export function fieldOf(readings: VariantReadings | null, variation: Variation, digit: number): Float32Array {
  const field = new Float32Array(FIELD_SIDE * FIELD_SIDE).fill(NaN);
  if (readings === null) return field;
  const probabilityAt = (shiftX: number, shiftY: number): number | undefined =>
    readings.of({ ...variation, shiftX, shiftY })?.probabilities[digit];
  const nearest = (at: number, step: number): number => step * Math.round(at / step);
  for (let row = 0; row < FIELD_SIDE; row++) {
    for (let column = 0; column < FIELD_SIDE; column++) {
      const [x, y] = [column - FIELD_REACH, row - FIELD_REACH];
      for (const step of [1, 2, 4]) {
        const probability = probabilityAt(nearest(x, step), nearest(y, step));
        if (probability === undefined) continue;
        field[row * FIELD_SIDE + column] = probability;
        break;
      }
    }
  }
  return field;
}

/** The mean probability over the field, as far as it is known; null where nothing is. */
export function meanOf(field: Float32Array): number | null {
  const known = field.filter((probability) => !Number.isNaN(probability));
  return known.length === 0 ? null : known.reduce((sum, probability) => sum + probability, 0) / known.length;
}

/** The shift that a place of the field stands for; `across` and `down` are shares 0..1 of its side. */
export function shiftAt(across: number, down: number): Shift {
  const cell = (share: number): number =>
    Math.min(FIELD_SIDE - 1, Math.max(0, Math.floor(share * FIELD_SIDE))) - FIELD_REACH;
  return { shiftX: cell(across), shiftY: cell(down) };
}
