import * as v from 'valibot';

const numbers = v.custom<Float32Array>((input) => input instanceof Float32Array, 'not a row of numbers');

/**
 * A run between two steps. Every random choice follows from the recipe's seed and the number of the step, so that this is
 * all it takes to go on and to end as if the run had never been interrupted.
 */
export const checkpointSchema = v.strictObject({
  /** Steps done. */
  step: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** All weights in one row, in the order of the network's. */
  weights: numbers,
  /** The moving average of the weights, where the recipe asks for one. */
  average: v.nullable(numbers),
  /** What the optimizer remembers: one array as long as the weights for each thing. */
  moments: v.array(numbers),
  /** The best validated weights so far, where the recipe may stop early; null before the first epoch's end. */
  best: v.nullable(v.strictObject({ epoch: v.number(), loss: v.number(), weights: numbers })),
  /** How long the training has taken so far. */
  seconds: v.pipe(v.number(), v.minValue(0)),
});

export type Checkpoint = v.InferOutput<typeof checkpointSchema>;
