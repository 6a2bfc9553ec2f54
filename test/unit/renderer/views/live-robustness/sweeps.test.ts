import { describe, expect, it } from 'vitest';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { VARIATION_RANGES } from '../../../../../src/core/ink/variation-ranges';
import { drawnDigit } from '../../../../../src/renderer/views/live-robustness/drawn-digit';
import { FIELD_SIDE, fieldOf, meanOf, shiftAt } from '../../../../../src/renderer/views/live-robustness/shift-field';
import {
  FIELD_REACH,
  fieldShifts,
  swept,
  sweptAmounts,
  type SweptPart,
} from '../../../../../src/renderer/views/live-robustness/sweeps';
import { VariantReadings } from '../../../../../src/renderer/views/live-robustness/variant-readings';
import { SEVEN } from '../../../core/ink/drawings';

describe('the places of a curve', () => {
  it.each(['angle', 'scale', 'thickness'] as const satisfies SweptPart[])(
    'of %s go from one end of the range to the other, none twice, and are filled in evenly',
    (part) => {
      const { outline, detail } = sweptAmounts(part);
      const places = [...outline, ...detail];
      const { min, max } = VARIATION_RANGES[part];
      expect(new Set(places).size).toBe(places.length);
      expect([outline[0], outline.at(-1)]).toEqual([min, max]);
      expect(outline).toContain(NO_VARIATION[part]);
      const gap = (some: readonly number[]): number => {
        const sorted = [...some].sort((one, other) => one - other);
        return Math.max(...sorted.slice(1).map((place, index) => place - sorted[index]!));
      };
      expect(gap(outline)).toBeLessThan((max - min) / 15);
      expect(gap(places)).toBeLessThanOrEqual(gap(outline) / 2 + 1e-9);
    },
  );

  it('lay the angle out by 15 degrees', () => {
    expect(sweptAmounts('angle').outline).toEqual(Array.from({ length: 25 }, (_, index) => 15 * index - 180));
  });

  it('change one part of a variation and leave the others', () => {
    const shifted = { ...NO_VARIATION, shiftX: 2, angle: 7 };
    expect(swept('angle', shifted).outline[18]).toEqual({ ...shifted, angle: 90 });
    expect(swept('shift', shifted).outline[0]).toEqual({ ...shifted, shiftX: -8, shiftY: -8 });
  });
});

describe('the field of shifts', () => {
  it('has every whole shift once, first each fourth', () => {
    const { outline, detail } = fieldShifts();
    const shifts = [...outline, ...detail];
    const keys = new Set(shifts.map(({ shiftX, shiftY }) => `${shiftX} ${shiftY}`));
    expect(keys.size).toBe(shifts.length);
    expect(shifts).toHaveLength(FIELD_SIDE ** 2);
    expect(outline).toHaveLength(25);
    expect(outline.every(({ shiftX, shiftY }) => shiftX % 4 === 0 && shiftY % 4 === 0)).toBe(true);
  });

  it('shows each shift where it lies, and until it is read its nearest one', () => {
    const variation = { ...NO_VARIATION, angle: 10 };
    const probabilities = (share: number) => Float32Array.from({ length: 10 }, (_, digit) => (digit === 7 ? share : 0));
    const read = (shifts: readonly { shiftX: number; shiftY: number }[]) => {
      let readings = new VariantReadings({ layers: [], weights: [] }, SEVEN);
      for (const shift of shifts)
        readings = readings.with([{ ...variation, ...shift }], {
          images: new Float32Array(784),
          // Tells every shift apart.
          probabilities: probabilities((shift.shiftX + 20 * shift.shiftY + 200) / 400),
        });
      return readings;
    };
    const valueAt = (field: Float32Array, x: number, y: number) =>
      field[(y + FIELD_REACH) * FIELD_SIDE + x + FIELD_REACH]!;
    const coarse = fieldOf(read(fieldShifts().outline), variation, 7);
    expect(valueAt(coarse, -4, 4)).toBeCloseTo((-4 + 80 + 200) / 400);
    expect(valueAt(coarse, -5, 3)).toBeCloseTo(valueAt(coarse, -4, 4));
    expect(coarse.some(Number.isNaN)).toBe(false);
    const fine = fieldOf(read([...fieldShifts().outline, ...fieldShifts().detail]), variation, 7);
    expect(valueAt(fine, -5, 3)).toBeCloseTo((-5 + 60 + 200) / 400);
    expect(valueAt(fine, 8, -8)).toBeCloseTo((8 - 160 + 200) / 400);
    expect(meanOf(fine)).toBeCloseTo(0.5);
    expect(meanOf(fieldOf(null, variation, 7))).toBeNull();
  });

  it('takes a place in it for the shift that lies there', () => {
    expect(shiftAt(0.5, 0.5)).toEqual({ shiftX: 0, shiftY: 0 });
    expect(shiftAt(0, 0.999)).toEqual({ shiftX: -8, shiftY: 8 });
    expect(shiftAt(1.2, -0.3)).toEqual({ shiftX: 8, shiftY: -8 });
    expect(shiftAt((10 + FIELD_REACH - 8 + 0.5) / FIELD_SIDE, 0.5)).toEqual({ shiftX: 2, shiftY: 0 });
  });
});

describe('the drawn digit', () => {
  const reads = (digit: number) => Float32Array.from({ length: 10 }, (_, other) => (other === digit ? 0.6 : 0.04));

  it('is what the user chose, else the label, else what the first model reads', () => {
    expect(drawnDigit(4, 7, reads(1))).toEqual({ digit: 4, by: 'choice' });
    expect(drawnDigit(null, 7, reads(1))).toEqual({ digit: 7, by: 'label' });
    expect(drawnDigit(null, 0, reads(1))).toEqual({ digit: 0, by: 'label' });
    expect(drawnDigit(null, null, reads(1))).toEqual({ digit: 1, by: 'reading' });
    expect(drawnDigit(null, null, null)).toBeNull();
  });
});
