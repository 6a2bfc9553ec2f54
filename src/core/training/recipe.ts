import * as v from 'valibot';
import { AUGMENTATIONS, type AugmentationName } from '../data/augmentation';
import { ARCHITECTURES, type ArchitectureName } from '../network/architectures';

/**
 * All that decides what a training run learns: the same recipe on the same data gives the same weights. Stored in the
 * model's card, so that the model can be made again.
 */
export const recipeSchema = v.strictObject({
  architecture: v.picklist(Object.keys(ARCHITECTURES) as ArchitectureName[]),
  augmentation: v.picklist(Object.keys(AUGMENTATIONS) as AugmentationName[]),
  /** Times that every training digit is seen. */
  epochs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  /** Images per step. */
  batch: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
  /** The highest learning rate; it rises to it and falls off to nearly 0 along a half cosine. */
  learningRate: v.pipe(v.number(), v.minValue(1e-6), v.maxValue(1)),
  /** How many of the training digits are used, from the first. */
  digits: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(60_000)),
  /** Starts every random choice: initial weights, order of the digits, augmentation, dropout. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fff_ffff)),
});

/** The last so many training digits are kept for validation by every recipe that does not learn from them. */
export const VALIDATION_DIGITS = 5_000;

export type Recipe = v.InferOutput<typeof recipeSchema>;

/** What the Train place and the terminal start from. */
export const DEFAULT_RECIPE: Recipe = {
  architecture: 'cnn',
  augmentation: 'none',
  epochs: 3,
  batch: 64,
  learningRate: 0.002,
  digits: 55_000,
  seed: 1,
};
