import type { Gauge } from './gauge';

/** How much ink is like the digits that a network learned from. */
export interface Likeness {
  /** The logarithm of how many times likelier it is to be a digit than not, where both come as often. */
  readonly score: number;
  /** The same as a probability, 0..1. */
  readonly share: number;
  /** Whether it is enough like them to be taken for one. */
  readonly isDigit: boolean;
}

/** The likeness of an image by its features, as many as the gauge has weights. */
export function likenessOf({ weights, bias, threshold }: Gauge, features: Float32Array): Likeness {
  const score = features.reduce((sum, feature, index) => sum + weights[index]! * feature, bias);
  return { score, share: shareOf(score), isDigit: score >= threshold };
}

/** A score as a probability, 0..1. */
export const shareOf = (score: number): number => 1 / (1 + Math.exp(-score));
