import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../src/core/ink/drawing';
import { drawingSchema, settled } from '../../../../src/core/ink/drawing-schema';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { readPenDigit, writePenDigit } from '../../../../src/core/ink/strokes';
import { difference, eraser, inkImage, pen, SEVEN } from './drawings';

const place = fc.double({ min: -50, max: 330, noNaN: true });
const stroke = fc.record({
  kind: fc.constant('stroke' as const),
  tool: fc.constantFrom('pen' as const, 'eraser' as const),
  width: fc.double({ min: 1, max: 60, noNaN: true }),
  points: fc.array(fc.record({ x: place, y: place, pressure: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 1,
    maxLength: 8,
  }),
});
const picture = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([width, height]) =>
  fc.record({
    kind: fc.constant('picture' as const),
    image: fc
      .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ width, height, pixels: Float32Array.from(pixels) })),
    x: place,
    y: place,
    scale: fc.double({ min: 0.1, max: 20, noNaN: true }),
    framed: fc.boolean(),
  }),
);
const drawings: fc.Arbitrary<Drawing> = fc.record({ marks: fc.array(fc.oneof(stroke, picture), { maxLength: 5 }) });

describe('a drawing that is kept', () => {
  it('comes back from a line of strokes exactly as it was', () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const kept = settled(drawing);
        expect(v.is(drawingSchema, kept)).toBe(true);
        const line = writePenDigit({ label: 3, drawing: kept, id: 'a', kept: '2026-11-25T09:30:00.000Z' });
        expect(readPenDigit(line, 'f')).toEqual({ label: 3, drawing: kept, id: 'a', kept: '2026-11-25T09:30:00.000Z' });
        expect(settled(kept)).toEqual(kept);
      }),
    );
  });

  it('reads as it did on the pad', () => {
    const marks = SEVEN.marks.map((mark) =>
      mark.kind === 'stroke'
        ? { ...mark, points: mark.points.map((point) => ({ ...point, x: point.x + 1 / 3, pressure: 1 / 3 })) }
        : mark,
    );
    expect(difference(rasterize(settled({ marks }))!, rasterize({ marks })!)).toBeLessThan(0.02);
  });

  it('has its pen strokes where other programs look for them, and nothing that was erased with', () => {
    const drawing: Drawing = { marks: [pen([[1, 2], [3, 4]]), eraser([[5, 6]]), pen([[7, 8]])] }; // prettier-ignore
    const { strokes } = JSON.parse(writePenDigit({ label: 7, drawing })) as { strokes: unknown };
    expect(strokes).toEqual([[[1, 2], [3, 4]], [[7, 8]]]); // prettier-ignore
  });

  it.each([
    ['no point', { marks: [{ ...pen([]), points: [] }] }],
    ['a place that is no number', { marks: [pen([[NaN, 2]])] }],
    ['a width of nothing', { marks: [pen([[1, 2]], 0)] }],
    ['pressure beyond 1', { marks: [{ ...pen([[1, 2]]), points: [{ x: 1, y: 2, pressure: 2 }] }] }],
    ['too few pixels', { marks: [{ kind: 'picture', image: { width: 28, height: 29, pixels: new Float32Array(784) }, x: 0, y: 0, scale: 1, framed: true }] }], // prettier-ignore
    ['too many pixels', { marks: [{ kind: 'picture', image: { width: 28, height: 27, pixels: new Float32Array(784) }, x: 0, y: 0, scale: 1, framed: true }] }], // prettier-ignore
    ['ink beyond 1', { marks: [{ kind: 'picture', image: inkImage(new Float32Array(784).fill(1.5)), x: 0, y: 0, scale: 1, framed: true }] }], // prettier-ignore
    ['something else', { marks: [], more: 1 }],
  ])('is refused with %s', (_, drawing) => {
    expect(v.is(drawingSchema, drawing)).toBe(false);
  });
});
