import * as v from 'valibot';

/**
 * Tells how much an image is like the digits that a network learned from, from the network's own {@link FeatureRow}: a
 * logistic regression, fitted to digits on the one side and on the other to ink that is none. Kept in the model's card.
 */
export const gaugeSchema = v.object({
  /** One for each feature. */
  weights: v.array(v.pipe(v.number(), v.finite())),
  bias: v.pipe(v.number(), v.finite()),
  /** What scores less is called no digit: so few of the training digits do, see `KEPT`. */
  threshold: v.pipe(v.number(), v.finite()),
});

export type Gauge = v.InferOutput<typeof gaugeSchema>;

/** How much ink is like the digits that a network learned from. */
export interface Likeness {
  /** The logarithm of how many times likelier it is to be a digit than not, where both come as often. */
  readonly score: number;
  /** The same as a probability, 0..1. */
  readonly share: number;
  /** Whether it is enough like them to be taken for one. */
  readonly isDigit: boolean;
}

/** The likeness of one row of features, `[weights]`. */
export function likenessOf(gauge: Gauge, features: Float32Array): Likeness {
  const { weights, bias, threshold } = gauge;
  const score = features.reduce((sum, feature, index) => sum + weights[index]! * feature, bias);
  return { score, share: shareOf(score), isDigit: score >= threshold };
}

/** A score as a probability, 0..1. */
export const shareOf = (score: number): number => 1 / (1 + Math.exp(-score));
