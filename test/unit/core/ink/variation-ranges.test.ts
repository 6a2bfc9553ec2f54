import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../src/core/ink/drawing';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { NO_VARIATION, type Variation } from '../../../../src/core/ink/variation';
import {
  isSameVariation,
  isUnvaried,
  settleVariation,
  VARIATION_PARTS,
  VARIATION_RANGES,
} from '../../../../src/core/ink/variation-ranges';
import { centreOfMass, difference, inkImage, inkOf, pen, SEVEN, spans, ZERO } from './drawings';

/** A whole number of a part's smallest steps within its range, as what a slider or a field gives. */
const partOf = (part: keyof Variation): fc.Arbitrary<number> => {
  const { min, max, decimals } = VARIATION_RANGES[part];
  return fc
    .integer({ min: Math.round(min * 10 ** decimals), max: Math.round(max * 10 ** decimals) })
    .map((steps) => steps / 10 ** decimals);
};
const anyVariation: fc.Arbitrary<Variation> = fc.record({
  shiftX: partOf('shiftX'),
  shiftY: partOf('shiftY'),
  angle: partOf('angle'),
  scale: partOf('scale'),
  thickness: partOf('thickness'),
});

const coordinate = fc.double({ min: 20, max: 260, noNaN: true });
const anyDrawing: fc.Arbitrary<Drawing> = fc
  .array(
    fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 }).map((points) => pen(points, 22)),
    { minLength: 1, maxLength: 3 },
  )
  .map((marks) => ({ marks }));

const read = (drawing: Drawing, variation: Partial<Variation> = {}): Float32Array =>
  rasterize(drawing, { ...NO_VARIATION, ...variation })!;

/** The drawing's picture as MNIST has it, laid on the pad: a digit that is no strokes. */
const asPicture = (drawing: Drawing): Drawing => ({
  marks: [{ kind: 'picture', image: inkImage(read(drawing)), x: 0, y: 0, scale: 10, framed: true }],
});

describe('settleVariation', () => {
  it('gives the variation back after whole turns, and after a shift there and back', () => {
    const turns = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(anyVariation, turns, partOf('shiftX'), partOf('shiftY'), (variation, count, x, y) => {
        const settled = settleVariation(variation);
        expect(settleVariation({ ...variation, angle: variation.angle + 360 * count })).toEqual(settled);
        const there = settleVariation({ ...NO_VARIATION, shiftX: x, shiftY: y });
        const back = settleVariation({ ...there, shiftX: there.shiftX - x, shiftY: there.shiftY - y });
        expect(back).toEqual(NO_VARIATION);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is within its ranges, and brings in what is not', () => {
    const wild = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(anyVariation, wild, (variation, value) => {
        expect(settleVariation(variation)).toEqual({
          ...variation,
          angle: variation.angle === -180 ? 180 : variation.angle,
        });
        for (const part of VARIATION_PARTS) {
          const settled = settleVariation({ ...NO_VARIATION, [part]: value })[part];
          const { min, max } = VARIATION_RANGES[part];
          expect(settled).toBeGreaterThanOrEqual(min);
          expect(settled).toBeLessThanOrEqual(max);
          expect(Object.is(settled, -0)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('turns half round in one way only', () => {
    for (const angle of [180, -180, 540, -179.97, 180.02])
      expect(settleVariation({ ...NO_VARIATION, angle }).angle, String(angle)).toBe(180);
  });

  it('tells what changes nothing, and what comes to the same', () => {
    expect(isUnvaried({ ...NO_VARIATION, angle: 360 })).toBe(true);
    expect(isUnvaried({ ...NO_VARIATION, thickness: 1.01 })).toBe(false);
    expect(isSameVariation({ ...NO_VARIATION, angle: 190 }, { ...NO_VARIATION, angle: -170 })).toBe(true);
    expect(isSameVariation({ ...NO_VARIATION, shiftX: 1 }, { ...NO_VARIATION, shiftY: 1 })).toBe(false);
  });
});

describe('a varied drawing', () => {
  it('is the drawing again after whole turns and after a shift there and back, pixel by pixel', () => {
    fc.assert(
      fc.property(anyDrawing, anyVariation, fc.integer({ min: -2, max: 2 }), (drawing, variation, turns) => {
        const once = read(drawing, variation);
        expect(difference(read(drawing, { ...variation, angle: variation.angle + 360 * turns }), once)).toBeLessThan(
          1e-3,
        );
        const still = settleVariation({ ...variation, shiftX: 0, shiftY: 0 });
        const there = settleVariation({ ...still, shiftX: variation.shiftX, shiftY: 0.7 });
        const back = { shiftX: there.shiftX - variation.shiftX, shiftY: there.shiftY - 0.7 };
        expect(read(drawing, settleVariation({ ...there, ...back }))).toEqual(read(drawing, still));
      }),
      { numRuns: 60 },
    );
  });

  // Where an edge lies on the samples, 4x4 in a pixel, changes with the angle; a picture's pixels are read between too.
  it.each([
    ['strokes', (drawing: Drawing) => drawing, 0.02],
    ['pictures', asPicture, 0.03],
  ] as const)('keeps the ink of %s when it is turned, within a few percent', (_, made, tolerance) => {
    fc.assert(
      fc.property(fc.constantFrom(ZERO, SEVEN), partOf('angle'), (digit, angle) => {
        const drawing = made(digit);
        expect(Math.abs(inkOf(read(drawing, { angle })) / inkOf(read(drawing)) - 1)).toBeLessThan(tolerance);
      }),
      { numRuns: 300 },
    );
  });

  // Samples lie on the same places of the ink after a whole pixel: nothing is lost but rounding.
  it('keeps its ink to the last thousandth when it is shifted by whole pixels inside the image', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ZERO, SEVEN, asPicture(ZERO), asPicture(SEVEN)),
        fc.integer({ min: -4, max: 4 }),
        fc.integer({ min: -4, max: 4 }),
        (drawing, shiftX, shiftY) => {
          const still = read(drawing);
          const shifted = read(drawing, { shiftX, shiftY });
          // A digit's box is 20 pixels; where its mass lies may bring it nearer to an edge.
          fc.pre(isInside(still, shiftX, shiftY));
          expect(Math.abs(inkOf(shifted) / inkOf(still) - 1)).toBeLessThan(0.001);
          expect(centreOfMass(shifted).x - centreOfMass(still).x).toBeCloseTo(shiftX, 2);
          expect(centreOfMass(shifted).y - centreOfMass(still).y).toBeCloseTo(shiftY, 2);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('grows and shrinks with its scale', () => {
    for (const scale of [0.4, 0.7, 1.3]) {
      expect(spans(read(ZERO, { scale })).height / spans(read(ZERO)).height).toBeCloseTo(scale, 1);
    }
  });
});

/** Whether all ink stays in the image when it is shifted by so many pixels. */
function isInside(image: Float32Array, shiftX: number, shiftY: number): boolean {
  return image.every((ink, index) => {
    const [x, y] = [(index % 28) + shiftX, Math.floor(index / 28) + shiftY];
    return ink === 0 || (x >= 0 && y >= 0 && x < 28 && y < 28);
  });
}
