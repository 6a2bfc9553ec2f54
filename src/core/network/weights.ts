/** One named array of numbers that a layer learns. `name` is `layer/part`, with Keras's names of the parts. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** All the weights of a network, in the order of its layers; Keras's order within a layer. */
export type Weights = readonly Weight[];

/** What the numbers of a network take in memory. */
export function bytesOfWeights(weights: Weights): number {
  return weights.reduce((sum, { values }) => sum + values.byteLength, 0);
}
