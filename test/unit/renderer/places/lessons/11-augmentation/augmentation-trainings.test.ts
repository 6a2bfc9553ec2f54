import { expect, it } from 'vitest';
import { augment } from '../../../../../../src/core/data/augmentation';
import { IMAGE_PIXELS } from '../../../../../../src/core/data/digits';
import { Random } from '../../../../../../src/core/data/random';
import {
  isSameTraining,
  rangesOfChanges,
  trainingOf,
} from '../../../../../../src/renderer/places/lessons/11-augmentation/augmentation-trainings';

const CHANGES = { angle: 45, scale: 0.3, width: 0.5, shift: 3 };

it('trains two networks that differ in nothing but the augmentation', () => {
  const [plain, augmented] = [trainingOf('quick', null, 2), trainingOf('quick', CHANGES, 2)];
  expect({ ...augmented, augmentation: plain.augmentation }).toEqual(plain);
  expect(plain.augmentation).toEqual({ kind: 'table', name: 'none' });
  expect(augmented.augmentation).toMatchObject({ kind: 'custom', ranges: { angle: 45, thinner: 0.5, thicker: 0.5 } });
});

it('knows a training again, whatever trained it and in whatever order its card lists it', () => {
  const recipe = trainingOf('minute', CHANGES, 2);
  const stored = Object.fromEntries(Object.entries({ ...recipe, workers: 4 }).reverse()) as typeof recipe;
  expect(isSameTraining(recipe, stored)).toBe(true);
  expect(isSameTraining(recipe, trainingOf('minute', { ...CHANGES, angle: 44 }, 2))).toBe(false);
  expect(isSameTraining(recipe, trainingOf('quick', CHANGES, 2))).toBe(false);
});

it('leaves a digit as it is where nothing is to be changed', () => {
  const digit = Uint8Array.from({ length: IMAGE_PIXELS }, (_, index) => (index * 7) % 256);
  const image = new Float32Array(IMAGE_PIXELS);
  augment(digit, image, 0, rangesOfChanges({ angle: 0, scale: 0, width: 0, shift: 0 }), Random.fromSeed(1));
  image.forEach((ink, index) => expect(ink).toBeCloseTo(digit[index]! / 255, 5));
});
