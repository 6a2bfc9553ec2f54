import { describe, expect, it } from 'vitest';
import {
  denseSums,
  flattenGrid,
  neuronProducts,
  neuronSum,
  untrainedLayer,
  weightCount,
} from '../../../../../../src/renderer/places/lessons/grids/dense-network';
import { GREY } from '../../../../../../src/renderer/places/lessons/grids/grids';

describe('the dense network of the course', () => {
  it('flattens the grid to 49 numbers, each at its place', () => {
    const numbers = flattenGrid(GREY);
    expect(numbers).toHaveLength(49);
    expect(numbers.slice(7, 14)).toEqual([87, 240, 230, 24, 0, 0, 0]);
    // The slide's vector has 210 here.
    expect(numbers[9]).toBe(230);
    for (let index = 0; index < 49; index++) expect(numbers[index]).toBe(GREY[Math.floor(index / 7)]![index % 7]);
  });

  it('has 2,401 weights to the hidden layer and 490 to the output', () => {
    expect(weightCount(untrainedLayer(49, 49, 1))).toBe(2401);
    expect(weightCount(untrainedLayer(49, 10, 2))).toBe(490);
  });

  it('sums the products of each neuron', () => {
    expect(neuronProducts([1, 2, 3], [4, -5, 0.5])).toEqual([4, -10, 1.5]);
    expect(neuronSum([4, -10, 1.5])).toBe(-4.5);
    expect(
      denseSums([1, 2], {
        weights: [
          [1, 1],
          [2, -1],
          [0, 0],
        ],
      }),
    ).toEqual([3, 0, 0]);
  });

  it('draws the same weights for a seed, within the bounds of Glorot and Bengio', () => {
    const layer = untrainedLayer(49, 10, 7);
    expect(untrainedLayer(49, 10, 7)).toEqual(layer);
    expect(untrainedLayer(49, 10, 8)).not.toEqual(layer);
    const magnitudes = layer.weights.flat().map(Math.abs);
    const limit = Math.sqrt(6 / 59);
    expect(Math.max(...magnitudes)).toBeLessThanOrEqual(limit);
    expect(Math.max(...magnitudes)).toBeGreaterThan(0.9 * limit);
  });
});
