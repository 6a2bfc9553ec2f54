import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { receptiveField } from '../../../../../src/core/network/explain/receptive-field';
import type { Region } from '../../../../../src/core/network/explain/region';
import { weightsOf } from '../../../../../src/core/network/explain/layer-weights';
import type { Shape } from '../../../../../src/core/network/layer';
import { type PlannedLayer, planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { readLayer } from '../../../../../src/core/network/layer-tensors';
import { offsetOf, positionOf, type CellPosition } from '../../../../../src/core/network/cell-position';
import type { Weights } from '../../../../../src/core/network/weights';
import { startInstalledBackend } from '../../../backend';
import { randomPlan, randomWeights } from './random-networks';

beforeAll(startInstalledBackend);

const smallMaps: fc.Arbitrary<Shape> = fc.tuple(
  fc.integer({ min: 1, max: 11 }),
  fc.integer({ min: 1, max: 11 }),
  fc.integer({ min: 1, max: 3 }),
);

/**
 * The box around all values that change another one when they alone are raised from 0: of what comes into layer `start`,
 * for the value at `offset` of layer `index`. The layers themselves read the images; with kernels above 0 and nothing added
 * to their sums all is 0 but for what was raised, so that no pooling passes it over for another value.
 */
function boxByPerturbation(
  plan: readonly PlannedLayer[],
  weights: Weights,
  start: number,
  index: number,
  offset: number,
): Region {
  const shape = plan[start]!.input;
  const size = sizeOf(shape);
  const values = tf.tidy(() => {
    // One image with nothing, and one for each value that is raised.
    const raised = new Float32Array((size + 1) * size);
    for (let at = 0; at < size; at++) raised[(at + 1) * size + at] = 1;
    let x: tf.Tensor = tf.tensor(raised, [size + 1, ...shape]);
    for (let at = start; at <= index; at++) {
      const own = weightsOf(plan, weights, at).map((weight) => tf.tensor(weight.values, [...weight.shape]));
      x = readLayer(plan[at]!.layer, x, own);
    }
    return x.dataSync<'float32'>();
  });
  const outputs = values.length / (size + 1);
  const changing = Array.from({ length: size }, (_, at) => at).filter(
    (at) => values[(at + 1) * outputs + offset] !== values[offset],
  );
  const places = changing.map((at) => positionOf(shape, at));
  const span = (part: keyof CellPosition) =>
    [
      Math.min(...places.map((position) => position[part])),
      Math.max(...places.map((position) => position[part])) + 1,
    ] as const;
  return { rows: span('row'), columns: span('column'), channels: span('map') };
}

const addNothing = (weight: Weights[number]): Weights[number] =>
  /\/(bias|beta|moving_mean)$/.test(weight.name) ? { ...weight, values: weight.values.map(() => 0) } : weight;

describe('a receptive field', () => {
  it('is the box of all values that change the value, in every layer before', () => {
    fc.assert(
      fc.property(
        // A sigmoid lifts all to one half, from which what is raised differs too little after some layers.
        randomPlan(smallMaps).filter((plan) =>
          plan.every(({ layer, output }) => layer.kind !== 'sigmoid' && sizeOf(output) <= 800),
        ),
        fc.nat(),
        fc.nat(),
        (plan, layer, value) => {
          const weights = randomWeights(plan, 1, 0.2, 1).map(addNothing);
          const index = layer % plan.length;
          const shape = plan[index]!.output;
          const offset = value % sizeOf(shape);
          const field = receptiveField(plan, index, positionOf(shape, offset));
          expect(field).toHaveLength(index + 1);
          for (let start = 0; start <= index; start++) {
            const region = boxByPerturbation(plan, weights, start, index, offset);
            expect(field[start], `in what comes into layer ${start}`).toEqual(region);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('grows as the literature counts it, from the corner of the last convolution of cnn back to the drawing', () => {
    const plan = planLayers(ARCHITECTURES.cnn.layers);
    const index = plan.findIndex(({ layer }) => layer.name === 'conv_4');
    const field = receptiveField(plan, index, { map: 5, row: 4, column: 0 });
    const input = (name: string) => field[plan.findIndex(({ layer }) => layer.name === name)];
    expect(input('conv_4')).toEqual({ rows: [4, 7], columns: [0, 3], channels: [0, 32] });
    expect(input('conv_3')).toEqual({ rows: [4, 9], columns: [0, 5], channels: [0, 32] });
    expect(input('conv_2')).toEqual({ rows: [3, 10], columns: [0, 6], channels: [0, 32] });
    expect(field[0]).toEqual({ rows: [6, 24], columns: [0, 16], channels: [0, 1] });
  });
});

describe('the place of a value', () => {
  it('is found again from its offset', () => {
    fc.assert(
      fc.property(smallMaps, fc.nat(), (shape, value) => {
        const offset = value % sizeOf(shape);
        expect(offsetOf(shape, positionOf(shape, offset))).toBe(offset);
      }),
    );
  });

  it('counts channels fastest, then columns, then rows', () => {
    expect(offsetOf([4, 5, 3], { map: 2, row: 1, column: 3 })).toBe(1 * 15 + 3 * 3 + 2);
    expect(positionOf([10], 7)).toEqual({ map: 7, row: 0, column: 0 });
  });
});
