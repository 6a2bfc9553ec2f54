import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_KERNELS } from '../../../../../../src/renderer/places/lessons/05-filter/known-kernels';
import {
  greyOf,
  pictureMap,
  pictureWindow,
  type GreyPicture,
} from '../../../../../../src/renderer/places/lessons/05-filter/picture-map';
import { convolveGrid } from '../../../../../../src/renderer/places/lessons/grids/filter';
import { columnsOf, type Grid } from '../../../../../../src/renderer/places/lessons/grids/grids';

const pictureOf = (grid: Grid): GreyPicture => ({
  width: columnsOf(grid),
  height: grid.length,
  pixels: Float32Array.from(grid.flat()),
});

const grids = (rows: number, columns: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

const known = (id: string) => KNOWN_KERNELS.find((kernel) => kernel.id === id)!;
const mapBy = (id: string, grid: Grid) => pictureMap(pictureOf(grid), known(id).kernel, known(id).divisor);

/** Black on the left, white on the right. */
const EDGE: Grid = [
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
];
const turned = (grid: Grid): Grid => Array.from({ length: columnsOf(grid) }, (_, x) => grid.map((row) => row[x]!));

describe('a picture’s feature map', () => {
  it('is what the course’s convolution gives', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 2, 3, 5));
    const cases = sizes.chain(([rows, columns, side]) =>
      fc.tuple(
        grids(rows, columns, fc.integer({ min: 0, max: 8 })),
        grids(side, side, fc.integer({ min: -5, max: 5 })),
        fc.constantFrom(1, 2, 9, -4),
      ),
    );
    fc.assert(
      fc.property(cases, ([grid, kernel, divisor]) => {
        const map = pictureMap(pictureOf(grid), kernel, divisor);
        const expected = convolveGrid(grid, kernel, divisor).flat();
        expect(map.width * map.height).toBe(expected.length);
        expected.forEach((value, index) => expect(map.pixels[index]).toBeCloseTo(value, 4));
      }),
    );
  });

  it('has a magnitude that all but one value of a hundred keep to', () => {
    const pixels = Float32Array.from({ length: 1000 }, (_, index) => (index % 100 === 0 ? -50 : (index % 100) / 100));
    const { usual } = pictureMap({ width: 1000, height: 1, pixels }, [[1]], 1);
    expect(usual).toBeGreaterThanOrEqual(0.99);
    expect(usual).toBeLessThan(1.5);
    expect(pictureMap({ width: 3, height: 1, pixels: Float32Array.of(0, 0, 8) }, [[1]], 2).usual).toBe(4);
    expect(pictureMap({ width: 2, height: 1, pixels: new Float32Array(2) }, [[1]], 1).usual).toBe(0);
  });

  it('has the windows that it was made of', () => {
    const picture = pictureOf([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
    expect(pictureWindow(picture, 1, 1, 2)).toEqual([
      [5, 6],
      [9, 10],
    ]);
  });
});

describe('the well-known kernels', () => {
  it('leave an even area as it is, or give it 0', () => {
    const even = pictureOf(new Array<number[]>(5).fill(new Array<number>(5).fill(0.75)));
    const levels = KNOWN_KERNELS.map(({ id, kernel, divisor }) => {
      const map = pictureMap(even, kernel, divisor);
      expect(new Set(map.pixels).size).toBe(1);
      return [id, map.pixels[0]! + 0];
    });
    expect(Object.fromEntries(levels)).toEqual({
      identity: 0.75,
      edges: 0,
      'sobel-x': 0,
      'sobel-y': 0,
      sharpen: 0.75,
      'box-blur': 0.75,
      'gaussian-blur': 0.75,
      emboss: 0.75,
    });
  });

  it('answer to an edge each in its way', () => {
    expect([...mapBy('sobel-x', EDGE).pixels]).toEqual([1, 1]);
    expect([...mapBy('sobel-y', EDGE).pixels]).toEqual([0, 0]);
    expect([...mapBy('sobel-x', turned(EDGE)).pixels]).toEqual([0, 0]);
    expect([...mapBy('sobel-y', turned(EDGE)).pixels]).toEqual([1, 1]);
    expect([...mapBy('edges', EDGE).pixels]).toEqual([-3 / 8, 3 / 8]);
    expect([...mapBy('sharpen', EDGE).pixels]).toEqual([-1, 2]);
    expect([...mapBy('emboss', EDGE).pixels]).toEqual([3, 4]);
    expect([...mapBy('gaussian-blur', EDGE).pixels]).toEqual([0.25, 0.75]);
  });
});

describe('a picture’s grey values', () => {
  it('are its luminance on white paper', () => {
    const data = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 255, 0, 255);
    const { pixels } = greyOf({ width: 4, height: 1, data });
    [1, 0, 1, 0.7152].forEach((value, index) => expect(pixels[index]).toBeCloseTo(value, 5));
  });
});
