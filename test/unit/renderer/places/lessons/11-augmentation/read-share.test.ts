import { expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../../../src/core/data/digits';
import { EMPTY_DRAWING } from '../../../../../../src/core/ink/drawing';
import { NO_VARIATION } from '../../../../../../src/core/ink/variation';
import { readShare } from '../../../../../../src/renderer/places/lessons/11-augmentation/read-share';
import { sweptAmounts } from '../../../../../../src/renderer/views/live-robustness/sweeps';
import { VariantReadings } from '../../../../../../src/renderer/views/live-robustness/variant-readings';

const places = sweptAmounts('scale').outline;

/** Readings of the scales, a 7 where `isSeven` says so and a 1 elsewhere. */
function read(some: readonly number[], isSeven: (scale: number) => boolean): VariantReadings {
  const probabilities = new Float32Array(10 * some.length);
  some.forEach((scale, row) => (probabilities[10 * row + (isSeven(scale) ? 7 : 1)] = 1));
  return new VariantReadings({ layers: [], weights: [] }, EMPTY_DRAWING).with(
    some.map((scale) => ({ ...NO_VARIATION, scale })),
    { images: new Float32Array(some.length * IMAGE_PIXELS), probabilities },
  );
}

it('counts the places where the digit is read', () => {
  const half = (scale: number): boolean => scale >= 1;
  expect(readShare(read(places, half), 'scale', 7)).toBe(places.filter(half).length / places.length);
  expect(
    readShare(
      read(places, () => true),
      'scale',
      7,
    ),
  ).toBe(1);
  expect(
    readShare(
      read(places, () => true),
      'scale',
      3,
    ),
  ).toBe(0);
});

it('counts within a reach only', () => {
  const near = places.filter((scale) => Math.abs(scale - 1) <= 0.2);
  const readings = read(near, (scale) => scale < 1);
  expect(readShare(readings, 'scale', 7, 0.2)).toBe(near.filter((scale) => scale < 1).length / near.length);
  expect(readShare(readings, 'scale', 7)).toBeNull();
});

it('says nothing until all places are read', () => {
  expect(
    readShare(
      read(places.slice(1), () => true),
      'scale',
      7,
    ),
  ).toBeNull();
  expect(readShare(null, 'scale', 7)).toBeNull();
});
