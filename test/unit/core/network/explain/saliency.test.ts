import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { weightsOf } from '../../../../../src/core/network/explain/layer-weights';
import { logitGradient } from '../../../../../src/core/network/explain/logit-gradient';
import { saliency } from '../../../../../src/core/network/explain/saliency';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../../src/core/network/layer';
import { type PlannedLayer, planLayers } from '../../../../../src/core/network/layer-kinds';
import { Network } from '../../../../../src/core/network/network';
import type { Weights } from '../../../../../src/core/network/weights';
import { startInstalledBackend } from '../../../backend';
import { onCpu, plainOutput } from '../plain-layer';
import { ALL_KINDS, planWith, randomWeights } from './random-networks';

beforeAll(startInstalledBackend);

const noise = (random: Random): Float32Array => Float32Array.from({ length: 784 }, () => random.uniform());

/** Weights to learn from, with biases and batch norms off what they start as. */
function unevenWeights(layers: readonly Layer[], random: Random): Weights {
  return initialWeights(layers, 2).map((weight) => {
    const uneven = (value: number) => (weight.name.endsWith('/kernel') ? value : value + random.uniform(-0.3, 0.3));
    return { ...weight, values: weight.values.map(uneven) };
  });
}

const layersOf = (plan: readonly PlannedLayer[]): readonly Layer[] => plan.map(({ layer }) => layer);

/** A logit's gradient of what comes into layer `start`, as automatic differentiation finds it. */
const autodiff = (
  plan: readonly PlannedLayer[],
  weights: Weights,
  start: number,
  input: Float32Array,
  digit: number,
): Promise<Float32Array> =>
  onCpu(() =>
    tf.tidy(() => {
      const logit = (x: tf.Tensor): tf.Tensor => {
        let y = x;
        for (let at = start; at < plan.length - 1; at++) {
          const own = weightsOf(plan, weights, at).map(({ values, shape }) => tf.tensor(values, [...shape]));
          y = plainOutput(plan[at]!.layer, y, own);
        }
        return tf.sum(tf.slice(tf.reshape(y, [-1]), digit, 1));
      };
      const gradient = tf.grad(logit)(tf.tensor(input, [1, ...plan[start]!.input]));
      return Float32Array.from(gradient.dataSync());
    }),
  );

const norm = (values: Float32Array): number => Math.hypot(...values);

describe("a logit's gradient", () => {
  it.each(ALL_KINDS.filter((kind) => kind !== 'softmax'))(
    'is what automatic differentiation finds through %s in random networks',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(planWith(kind, fc.constant([28, 28, 1])), fc.nat(), fc.nat(9), async (plan, seed, digit) => {
          const weights = randomWeights(plan, seed, -1, 1);
          const random = Random.fromSeed(seed);
          const network = Network.fromWeights(layersOf(plan), weights);
          const trace = network.trace(noise(random));
          network.dispose();
          // Somewhere before the last layer of that kind.
          const start = random.integer(1 + plan.findLastIndex(({ layer }) => layer.kind === kind));
          const input = start === 0 ? trace.image : trace.layers[start - 1]!.values;
          const expected = await autodiff(plan, weights, start, input, digit);
          const own = logitGradient(plan, weights, trace, digit, start - 1);
          expect(own).toHaveLength(expected.length);
          expect(norm(own.map((value, at) => value - expected[at]!))).toBeLessThan(1e-4 * Math.max(1, norm(expected)));
        }),
        { numRuns: 6 },
      );
    },
  );
});

describe('saliency', () => {
  it.each(Object.keys(ARCHITECTURES) as (keyof typeof ARCHITECTURES)[])(
    'of %s foretells how its logits change with the ink',
    (name) => {
      const { layers } = ARCHITECTURES[name];
      const plan = planLayers(layers);
      const random = Random.fromSeed(3);
      const weights = unevenWeights(layers, random);
      const image = noise(random);
      const network = Network.fromWeights(layers, weights);
      const trace = network.trace(image);
      const logit = (x: Float32Array, digit: number) => network.trace(x).layers.at(-2)!.values[digit]!;
      for (const digit of [0, 4, 9]) {
        const gradient = saliency(plan, weights, trace, digit);
        expect(norm(gradient)).toBeGreaterThan(0);
        for (let time = 0; time < 20; time++) {
          const raw = image.map(() => random.normal());
          const length = norm(raw);
          const direction = raw.map((value) => value / length);
          const step = 0.02;
          const [more, less] = [step, -step].map((by) => image.map((value, at) => value + by * direction[at]!));
          const change = (logit(more!, digit) - logit(less!, digit)) / (2 * step);
          const foretold = gradient.reduce((sum, value, at) => sum + value * direction[at]!, 0);
          // A step crosses a few kinks of the ReLUs and the poolings.
          expect(Math.abs(change - foretold)).toBeLessThan(0.02 * norm(gradient));
        }
      }
      network.dispose();
    },
  );
});
