import { Random } from '../../../../core/data/random';
import type { Grid } from './grids';

/** A layer in which every neuron is wired to every number that comes in. */
export interface NeuronLayer {
  /** One row a neuron, one weight for each number that comes in. */
  readonly weights: readonly (readonly number[])[];
}

/** The grid as one row of numbers, row after row: what a dense network gets to see. */
export function flattenGrid(grid: Grid): readonly number[] {
  return grid.flat();
}

/**
 * A layer as it is before any training: random weights, drawn as Glorot and Bengio (2010) have it, so that sums neither
 * grow nor fade from layer to layer. The same seed gives the same weights.
 */
export function untrainedLayer(inputs: number, neurons: number, seed: number): NeuronLayer {
  const random = Random.fromSeed(seed);
  const limit = Math.sqrt(6 / (inputs + neurons));
  return {
    weights: Array.from({ length: neurons }, () => Array.from({ length: inputs }, () => random.uniform(-limit, limit))),
  };
}

/** How many weights a layer has. */
export function weightCount({ weights }: NeuronLayer): number {
  return weights.reduce((count, row) => count + row.length, 0);
}

/** The products of one neuron: each number that comes in times its weight. */
export function neuronProducts(inputs: readonly number[], weights: readonly number[]): readonly number[] {
  return inputs.map((input, index) => input * weights[index]!);
}

/** What a neuron makes of its products before its activation: their sum. */
export function neuronSum(products: readonly number[]): number {
  return products.reduce((sum, product) => sum + product, 0);
}

/** What every neuron of a layer makes of the numbers that come in: the sum of its products. */
export function denseSums(inputs: readonly number[], { weights }: NeuronLayer): readonly number[] {
  return weights.map((row) => neuronSum(neuronProducts(inputs, row)));
}
