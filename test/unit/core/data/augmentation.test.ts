import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { augment, AUGMENTATIONS, type AugmentationRanges } from '../../../../src/core/data/augmentation';
import { Random } from '../../../../src/core/data/random';

/** A ring with a bar in it: no two turns of it are alike. */
const digit = Uint8Array.from({ length: 784 }, (_, index) => {
  const x = (index % 28) - 13.5;
  const y = Math.floor(index / 28) - 13.5;
  const ring = Math.abs(Math.hypot(x, y) - 7) < 1.5;
  return ring || (Math.abs(y) < 1 && x > 0 && x < 7) ? 255 : 0;
});

function augmented(ranges: AugmentationRanges, seed = 1, source = digit, label = 8): Float32Array {
  const target = new Float32Array(784);
  augment(source, target, 0, ranges, Random.fromSeed(seed), label);
  return target;
}

const nothing: AugmentationRanges = { ...AUGMENTATIONS.none.ranges };
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const asItIs = Float32Array.from(digit, (value) => value / 255);

/** Where the ink is, in the mean, from the image's centre. */
function centre(image: Float32Array): [number, number] {
  let x = 0;
  let y = 0;
  image.forEach((ink, index) => {
    x += ink * ((index % 28) - 13.5);
    y += ink * (Math.floor(index / 28) - 13.5);
  });
  return [x / sum(image), y / sum(image)];
}

describe('augment', () => {
  it('copies the digit where the ranges are none, by either way', () => {
    expect(augmented(AUGMENTATIONS.none.ranges)).toEqual(asItIs);
    const general = augmented(nothing);
    general.forEach((value, index) => expect(value).toBeCloseTo(asItIs[index]!, 5));
  });

  it.each(['mild', 'wide'] as const)('%s: the same for a seed, another for the next, and changes the digit', (name) => {
    const { ranges } = AUGMENTATIONS[name];
    expect(augmented(ranges, 5)).toEqual(augmented(ranges, 5));
    expect(augmented(ranges, 5)).not.toEqual(augmented(ranges, 6));
    const change = sum(augmented(ranges, 5).map((value, index) => Math.abs(value - asItIs[index]!)));
    expect(change).toBeGreaterThan(20);
  });

  it('writes 784 numbers from its offset on and no others', () => {
    const target = new Float32Array(3 * 784).fill(-1);
    augment(digit, target, 784, AUGMENTATIONS.mild.ranges, Random.fromSeed(2), 8);
    expect(new Set(target.subarray(0, 784))).toEqual(new Set([-1]));
    expect(new Set(target.subarray(2 * 784))).toEqual(new Set([-1]));
    expect(Math.min(...target.subarray(784, 2 * 784))).toBe(0);
  });

  it('gives ink between 0 and 1, whatever the digit and the seed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 784, maxLength: 784 }),
        fc.nat(),
        fc.constantFrom('mild', 'wide'),
        (source, seed, name) => {
          const image = augmented(AUGMENTATIONS[name].ranges, seed, source);
          expect(image.every((ink) => ink >= 0 && ink <= 1.000001)).toBe(true);
        },
      ),
    );
  });

  it('shifts by up to its range, both ways', () => {
    const centres = Array.from({ length: 200 }, (_, seed) => centre(augmented({ ...nothing, shift: 3 }, seed)));
    const [left, top] = centre(asItIs);
    const shifts = centres.flatMap(([x, y]) => [x - left, y - top]);
    expect(centres.some(([x, y]) => Math.abs(x - left - (y - top)) > 3)).toBe(true);
    expect(Math.max(...shifts)).toBeGreaterThan(2.5);
    expect(Math.min(...shifts)).toBeLessThan(-2.5);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThan(3.05);
  });

  it('scales by up to its range: ink grows with the square', () => {
    const areas = Array.from(
      { length: 200 },
      (_, seed) => sum(augmented({ ...nothing, scale: 0.2 }, seed)) / sum(asItIs),
    );
    expect(Math.max(...areas)).toBeGreaterThan(1.36);
    expect(Math.max(...areas)).toBeLessThan(1.48);
    expect(Math.min(...areas)).toBeGreaterThan(0.6);
    expect(Math.min(...areas)).toBeLessThan(0.7);
  });

  it('turns by up to its range, and the share of digits that the table says further', () => {
    const angleOf = (ranges: AugmentationRanges, seed: number): number => {
      const [x, y] = centre(augmented(ranges, seed));
      return Math.abs((Math.atan2(y, x) * 180) / Math.PI);
    };
    const few = Array.from({ length: 300 }, (_, seed) => angleOf({ ...nothing, angle: 10 }, seed));
    expect(Math.max(...few)).toBeLessThan(11);
    expect(Math.max(...few)).toBeGreaterThan(8);
    const many = Array.from({ length: 600 }, (_, seed) =>
      angleOf({ ...nothing, angle: 10, turnedShare: 0.5, turnedAngle: 48 }, seed),
    );
    expect(Math.max(...many)).toBeGreaterThan(44);
    expect(Math.max(...many)).toBeLessThan(50);
    // Half of them are turned evenly to 48 degrees, of which 38/48 are beyond 10.
    expect(many.filter((angle) => angle > 10.5).length / many.length).toBeCloseTo(0.5 * (37.5 / 48), 1);
  });

  it('shifts and scales the share of digits that the table says farther, each by a draw of its own', () => {
    const ranges = { ...nothing, farShare: 0.4, farShift: 4, farScale: 0.4 };
    const [left] = centre(asItIs);
    const far = Array.from({ length: 600 }, (_, seed) => {
      const image = augmented(ranges, seed);
      return [Math.abs(centre(image)[0] - left) > 0.5, Math.abs(sum(image) / sum(asItIs) - 1) > 0.1] as const;
    });
    const share = (holds: (each: readonly [boolean, boolean]) => boolean): number => far.filter(holds).length / 600;
    // Of a far shift 7/8 are beyond half a pixel, of a far scale about 7/8 change the ink by a tenth.
    expect(share(([shifted]) => shifted)).toBeCloseTo(0.35, 1);
    expect(share(([, scaled]) => scaled)).toBeCloseTo(0.35, 1);
    expect(share(([shifted, scaled]) => shifted && scaled)).toBeLessThan(0.2);
    expect(share(([shifted, scaled]) => !shifted && !scaled)).toBeGreaterThan(0.35);
  });

  it('makes strokes thicker and thinner, each by its own range', () => {
    const areas = (ranges: Partial<AugmentationRanges>) =>
      Array.from({ length: 100 }, (_, seed) => sum(augmented({ ...nothing, ...ranges }, seed)) / sum(asItIs));
    const [thicker, thinner] = [areas({ thicker: 0.4 }), areas({ thinner: 0.4 })];
    expect(Math.max(...thicker)).toBeGreaterThan(1.2);
    expect(Math.min(...thicker)).toBeGreaterThan(0.999);
    expect(Math.min(...thinner)).toBeLessThan(0.8);
    expect(Math.max(...thinner)).toBeLessThan(1.001);
  });

  it('stretches and slants, upright and turned, and adds no ink by that', () => {
    const stretched = Array.from({ length: 100 }, (_, seed) => augmented({ ...nothing, stretch: 0.2 }, seed));
    const slanted = Array.from({ length: 100 }, (_, seed) => augmented({ ...nothing, angle: 40, shear: 0.3 }, seed));
    for (const image of [...stretched, ...slanted]) expect(sum(image) / sum(asItIs)).toBeCloseTo(1, 1);
    const extent = (image: Float32Array, along: (index: number) => number) =>
      sum(image.map((ink, index) => ink * Math.abs(along(index) - 13.5))) / sum(image);
    const shapes = stretched.map(
      (image) => extent(image, (index) => index % 28) / extent(image, (index) => Math.floor(index / 28)),
    );
    // What makes one side 1.2 times as long makes the other a 1.2th of it; likewise for 0.8.
    expect(Math.max(...shapes) / Math.min(...shapes)).toBeCloseTo((1.2 / 0.8) ** 2, 0);
  });

  it('distorts smoothly: ink is moved, not torn', () => {
    const image = augmented({ ...nothing, distortion: 2 }, 4);
    expect(sum(image)).toBeGreaterThan(0.85 * sum(asItIs));
    expect(sum(image)).toBeLessThan(1.15 * sum(asItIs));
    expect(sum(image.map((value, index) => Math.abs(value - asItIs[index]!)))).toBeGreaterThan(10);
  });

  it('distorts across and down each in its own way', () => {
    const [left, top] = centre(asItIs);
    const moves = Array.from({ length: 50 }, (_, seed) => centre(augmented({ ...nothing, distortion: 3 }, seed)));
    expect(Math.max(...moves.map(([x, y]) => Math.abs(x - left - (y - top))))).toBeGreaterThan(1);
  });

  it('writes the share of the digits that the table says by another habit', () => {
    const changed = Array.from({ length: 400 }, (_, seed) =>
      sum(augmented({ ...nothing, habits: 0.25 }, seed, digit, 0).map((ink, at) => Math.abs(ink - asItIs[at]!))),
    ).filter((change) => change > 1);
    expect(changed.length / 400).toBeCloseTo(0.25, 1);
  });
});
