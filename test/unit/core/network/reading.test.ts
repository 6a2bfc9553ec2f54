import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { weightsOf } from '../../../../src/core/network/explain/layer-weights';
import { MOST_SIDE } from '../../../../src/core/network/kinds/limits';
import type { Layer, Shape } from '../../../../src/core/network/layer';
import { planLayer, type PlannedLayer, sizeOf } from '../../../../src/core/network/layer-kinds';
import { readLayer } from '../../../../src/core/network/layer-tensors';
import { startInstalledBackend } from '../../backend';
import { ALL_KINDS, planWith, randomWeights } from './explain/random-networks';
import { onCpu, plainOutput } from './plain-layer';

beforeAll(startInstalledBackend);

const images: fc.Arbitrary<Shape> = fc.tuple(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom(1, 2, 3, 4, 5, 8),
);

/** What one layer makes of two inputs, in the way given. */
const outputOf = (
  run: typeof readLayer,
  { layer, input }: PlannedLayer,
  values: Float32Array,
  weights: ReturnType<typeof weightsOf>,
): { readonly shape: readonly number[]; readonly values: Float32Array } =>
  tf.tidy(() => {
    const own = weights.map((weight) => tf.tensor(weight.values, [...weight.shape]));
    const y = run(layer, tf.tensor(values, [2, ...input]), own);
    return { shape: y.shape.slice(1), values: y.dataSync<'float32'>().slice() };
  });

describe('a layer that reads', () => {
  // Among them convolutions with padding that move further than their kernels are wide, of which TensorFlow.js's
  // WebAssembly backend (4.22) makes only zeros.
  it.each(ALL_KINDS)("makes what TensorFlow.js's plain backend makes: %s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(planWith(kind, images), fc.nat(), async (plan, seed) => {
        const weights = randomWeights(plan, seed, -1, 1);
        const random = Random.fromSeed(seed);
        const inputs = plan.map(({ input }) =>
          Float32Array.from({ length: 2 * sizeOf(input) }, () => random.uniform(-2, 2)),
        );
        const own = plan.map((planned, at) => outputOf(readLayer, planned, inputs[at]!, weightsOf(plan, weights, at)));
        const plain = await onCpu(() =>
          plan.map((planned, at) => outputOf(plainOutput, planned, inputs[at]!, weightsOf(plan, weights, at))),
        );
        plan.forEach(({ layer, output }, at) => {
          const name = JSON.stringify({ layer, input: plan[at]!.input });
          expect(own[at]!.shape, name).toEqual(output);
          expect(plain[at]!.shape, name).toEqual(output);
          own[at]!.values.forEach((value, index) =>
            expect(Math.abs(value - plain[at]!.values[index]!), name).toBeLessThan(1e-4),
          );
        });
      }),
      { numRuns: 11 },
    );
  });

  it.each([29, 30, MOST_SIDE])('takes windows of %i, larger than its maps', async (side) => {
    const windows = { stride: 3, padding: 'same' } as const;
    const layers: readonly Layer[] = [
      { kind: 'maxPool', name: 'largest', size: side, ...windows },
      { kind: 'averagePool', name: 'mean', size: side, ...windows },
      { kind: 'convolution', name: 'convolution', filters: 3, kernelSize: side, ...windows, bias: true },
    ];
    const random = Random.fromSeed(side);
    const image = Float32Array.from({ length: 2 * 784 }, () => random.uniform(-2, 2));
    for (const layer of layers) {
      const planned = planLayer(layer, null);
      const weights = randomWeights([planned], side, -1, 1);
      const own = outputOf(readLayer, planned, image, weights);
      const plain = await onCpu(() => outputOf(plainOutput, planned, image, weights));
      expect(own.shape).toEqual(planned.output);
      own.values.forEach((value, at) => expect(Math.abs(value - plain.values[at]!), layer.kind).toBeLessThan(1e-4));
    }
  });
});
