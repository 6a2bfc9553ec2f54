import * as v from 'valibot';
import { AUGMENTATIONS, type AugmentationRanges } from '../../../../core/data/augmentation';
import { DEFAULT_RECIPE, type Recipe, recipeSchema } from '../../../../core/training/recipe';

/** How far the training digits are changed, as the lesson sets it: four of the ranges there are, the others stay 0. */
export interface TaughtChanges {
  /** Turned by up to so many degrees either way. */
  readonly angle: number;
  /** Smaller or larger by up to this share. */
  readonly scale: number;
  /** Strokes thinner or thicker by up to so many pixels on each side. */
  readonly width: number;
  /** Shifted by up to so many pixels each way. */
  readonly shift: number;
}

/** The ranges that the changes are: every digit is changed in all four ways at once, each drawn evenly from its range. */
export const rangesOfChanges = ({ angle, scale, width, shift }: TaughtChanges): AugmentationRanges => ({
  ...AUGMENTATIONS.none.ranges,
  angle,
  scale,
  shift,
  thinner: width,
  thicker: width,
});

/** How long the lesson's two networks are trained: how many digits they learn from, and how often each is seen. */
export const TRAINING_AMOUNTS = {
  quick: { title: 'A quick look', digits: 5_000, epochs: 2 },
  minute: { title: 'Well enough', digits: 25_000, epochs: 4 },
  thorough: { title: 'Thoroughly', digits: 55_000, epochs: 8 },
} as const;

export type TrainingAmount = keyof typeof TRAINING_AMOUNTS;

/**
 * What one of the two networks is trained with; they differ in nothing but the augmentation.
 * @param changes null for the digits as they are
 */
export function trainingOf(amount: TrainingAmount, changes: TaughtChanges | null, workers: number): Recipe {
  const { digits, epochs } = TRAINING_AMOUNTS[amount];
  return v.parse(recipeSchema, {
    ...DEFAULT_RECIPE,
    network: { kind: 'table', name: 'lenet' },
    augmentation:
      changes === null ? { kind: 'table', name: 'none' } : { kind: 'custom', ranges: rangesOfChanges(changes) },
    data: { mnist: digits, own: false },
    epochs,
    learningRate: 0.004,
    averaging: 0.99,
    workers,
  } satisfies Recipe);
}

/** Whether two recipes train the same, but for the number of threads. */
export const isSameTraining = (one: Recipe, other: Recipe): boolean => textOf(one) === textOf(other);

/** Recipes never change, and are asked for again with every step of a run. */
const texts = new WeakMap<Recipe, string>();

function textOf(recipe: Recipe): string {
  const text = texts.get(recipe) ?? JSON.stringify(v.parse(recipeSchema, { ...recipe, workers: 1 }));
  texts.set(recipe, text);
  return text;
}
