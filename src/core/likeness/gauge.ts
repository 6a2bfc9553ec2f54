import * as v from 'valibot';

/** Counts up where networks are looked at in another way: a gauge from before fits no features of today, and is made anew. */
export const GAUGE_VERSION = 2 as const;

/**
 * Tells how much an image is like the digits that a network learned from, from the network's own features, see `featureSources`: a
 * logistic regression, fitted to digits on the one side and on the other to ink that is none. Kept in the model's card.
 */
export const gaugeSchema = v.object({
  version: v.literal(GAUGE_VERSION),
  /** One for each feature. */
  weights: v.array(v.pipe(v.number(), v.finite())),
  bias: v.pipe(v.number(), v.finite()),
  /** What scores less is called no digit: so few of the training digits do, see `KEPT`. */
  threshold: v.pipe(v.number(), v.finite()),
});

export type Gauge = v.InferOutput<typeof gaugeSchema>;
