import type { Random } from '../random';

/**
 * Spoils a 28x28 image, 0 paper to 1 ink, and returns the spoiled one; the given one stays as it is. What is left to chance
 * comes of `random`, so that the same numbers spoil it alike.
 */
export type Corruption = (image: Float32Array, random: Random) => Float32Array;

/** The value, or the nearest that ink can have. */
export const asInk = (value: number): number => Math.min(1, Math.max(0, value));

/** One of two, each as likely. */
export const eitherWay = (random: Random): 1 | -1 => (random.integer(2) === 0 ? 1 : -1);
