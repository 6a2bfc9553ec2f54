import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../../src/core/network/layer';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import type { Weights } from '../../../../../src/core/network/weights';
import { feedingMaps } from '../../../../../src/renderer/views/network/feeding-maps';

const { layers } = ARCHITECTURES.lenet;
const plan = planLayers(layers);
const at = (index: number, map: number) => ({ index, position: { map, row: 0, column: 0 } });
const indexOf = (name: string) => layers.findIndex((layer) => layer.name === name);

/** Weights that are all 0, but for some of a kernel, each given as the place of its last axes: input and output. */
function weightsWith(
  name: string,
  parts: readonly (readonly [input: number, output: number, value: number])[],
  of: readonly Layer[] = layers,
): Weights {
  return initialWeights(of, 1).map((weight) => {
    const values = new Float32Array(weight.values.length);
    const outputs = weight.shape.at(-1)!;
    if (weight.name === `${name}/kernel`)
      for (const [input, output, value] of parts) values[input * outputs + output] = value;
    return { ...weight, values };
  });
}

describe('feedingMaps', () => {
  it('weighs the maps that a convolution reads by the length of their kernels', () => {
    // Two parts of the kernel on input map 2 of 8, 3 and 4 long: 5 together; -10 on input map 1; another output map's.
    const weights = weightsWith('conv_2', [
      [2, 5, 3],
      [8 + 2, 5, 4],
      [1, 5, -10],
      [0, 6, 99],
    ]);
    const strengths = feedingMaps(plan, weights, at(indexOf('relu_2'), 5), indexOf('relu_1'))!;
    expect([...strengths]).toEqual([0, 1, 0.5, 0, 0, 0, 0, 0]);
  });

  it('passes a map on through layers that only change values', () => {
    const strengths = feedingMaps(plan, weightsWith('conv_1', []), at(indexOf('pool_1'), 3), indexOf('conv_1'))!;
    expect([...strengths]).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('puts the units of a flattened map together', () => {
    // Units 1 and 17 are both of map 1 of 16.
    const weights = weightsWith('logits', [
      [1, 7, 3],
      [17, 7, 4],
      [2, 7, 2.5],
    ]);
    const strengths = feedingMaps(plan, weights, at(indexOf('logits'), 7), indexOf('pool_2'))!;
    expect(strengths[1]).toBe(1);
    expect(strengths[2]).toBe(0.5);
    expect(strengths).toHaveLength(16);
    expect(feedingMaps(plan, weights, at(indexOf('flatten'), 18), indexOf('pool_2'))![2]).toBe(1);
  });

  it('takes the mean of a map for the map', () => {
    const averaged: readonly Layer[] = [
      ...layers.slice(0, indexOf('flatten')),
      { kind: 'globalAveragePool', name: 'means' },
      ...layers.slice(-2),
    ];
    const parts = [
      [3, 7, 2],
      [4, 7, -1],
    ] as const;
    const weights = weightsWith('logits', parts, averaged);
    const strengths = feedingMaps(planLayers(averaged), weights, at(averaged.length - 2, 7), indexOf('pool_2'))!;
    expect([...strengths].map((strength, map) => [strength, map]).filter(([strength]) => strength! > 0)).toEqual([
      [1, 3],
      [0.5, 4],
    ]);
  });

  it('weighs nothing across two layers that mix maps', () => {
    const weights = weightsWith('conv_2', []);
    expect(feedingMaps(plan, weights, at(indexOf('conv_2'), 0), -1)).toBeNull();
    expect(feedingMaps(plan, weights, at(indexOf('probabilities'), 0), indexOf('flatten'))).toBeNull();
  });
});
