import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../../src/core/data/random';
import { type CellSum, explainCell } from '../../../../../src/core/network/explain/cell-sum';
import type { Layer } from '../../../../../src/core/network/layer';
import { type PlannedLayer, planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { Network } from '../../../../../src/core/network/network';
import type { Trace } from '../../../../../src/core/network/trace';
import { offsetOf, positionOf } from '../../../../../src/core/network/cell-position';
import type { Weights } from '../../../../../src/core/network/weights';
import { startInstalledBackend } from '../../../backend';
import { ALL_KINDS, planWith, randomWeights } from './random-networks';
import { openShipped, SHIPPED, testDigit } from './shipped-models';

beforeAll(startInstalledBackend);

/** How far a sum may be from what the network itself found with numbers of 32 bits. */
const TOLERANCE = 1e-4;

/** What an activation makes of a value. */
function activated(layer: Layer, x: number): number {
  switch (layer.kind) {
    case 'relu':
      return x > 0 ? x : 0;
    case 'sigmoid':
      return 1 / (1 + Math.exp(-x));
    case 'tanh':
      return Math.tanh(x);
    case 'leakyRelu':
      return x > 0 ? x : x * 0.2;
    case 'elu':
      return x > 0 ? x : layer.alpha * (Math.exp(x) - 1);
    default:
      throw new Error(`A ${layer.kind} is no activation.`);
  }
}

/** What the parts that are shown add up to, worked out from them alone. */
function fromParts(layer: Layer, sum: CellSum): number {
  const add = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  switch (sum.kind) {
    case 'convolution':
      return sum.bias + add(Array.from(sum.window, (value, part) => value * sum.kernel[part]!));
    case 'batchNorm':
      return (sum.gamma * (sum.input - sum.mean)) / Math.sqrt(sum.variance + sum.epsilon) + sum.beta;
    case 'activation':
      expect(sum.curve(sum.input)).toBe(sum.value);
      expect(sum.formula.flatMap((part) => (typeof part === 'string' ? [] : [Math.abs(part.value)]))).toEqual([
        Math.abs(sum.input),
      ]);
      return activated(layer, sum.input);
    case 'maxPool':
      return sum.window[sum.winner.row * sum.columns + sum.winner.column]!;
    case 'averagePool':
    case 'globalAveragePool':
      expect(add([...sum.window])).toBeCloseTo(sum.sum, 3);
      return sum.sum / (sum.rows * sum.columns);
    case 'flatten':
      return sum.value;
    case 'dropout':
      return sum.input;
    case 'dense':
      return sum.bias + add(sum.contributions.map(({ input, weight }) => input * weight)) + sum.rest.sum;
    case 'softmax':
      return Math.exp(sum.logits[sum.unit]! - sum.largest) / add(sum.exponentials);
  }
}

/** Holds some values of every layer against what the network found, and their parts against what they come to. */
function expectTrueSums(plan: readonly PlannedLayer[], weights: Weights, trace: Trace, random: Random): void {
  plan.forEach(({ layer, output }, index) => {
    const size = sizeOf(output);
    const offsets = [0, size - 1, ...Array.from({ length: 20 }, () => random.integer(size))];
    for (const offset of offsets) {
      const position = positionOf(output, offset);
      const sum = explainCell(plan, weights, trace, index, position);
      const name = `${layer.kind} ${layer.name} at ${JSON.stringify(position)}`;
      const found = trace.layers[index]!.values[offset]!;
      expect(Math.abs(sum.value - found), name).toBeLessThan(TOLERANCE);
      expect(Math.abs(fromParts(layer, sum) - sum.value), `the parts of ${name}`).toBeLessThan(TOLERANCE);
      expectTrueSources(plan, trace, index, sum);
    }
  });
}

/** The values that a sum names are where it says that they are. */
function expectTrueSources(plan: readonly PlannedLayer[], trace: Trace, index: number, sum: CellSum): void {
  const valueAt = (layer: number, position: Parameters<typeof offsetOf>[1]) =>
    layer < 0
      ? trace.image[offsetOf([28, 28, 1], position)]
      : trace.layers[layer]!.values[offsetOf(plan[layer]!.output, position)];
  if (sum.kind === 'flatten') {
    const shape = plan[index]!.input;
    const input = index === 0 ? trace.image : trace.layers[index - 1]!.values;
    expect(input[offsetOf(shape, sum.source)]).toBe(sum.value);
  }
  if (sum.kind !== 'dense') return;
  for (const { source, input } of sum.contributions) {
    expect(valueAt(source.index, source.position)).toBe(input);
    expect(['flatten', 'dropout']).not.toContain(plan[source.index]?.layer.kind);
  }
  const strengths = sum.contributions.map(({ product }) => Math.abs(product));
  expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  expect(sum.contributions.length + sum.rest.count).toBe(plan[index]!.input[0]);
}

describe('the sum behind a value', () => {
  it.each(ALL_KINDS)('comes to what the network found, for random layers and one of %s', (kind) => {
    fc.assert(
      fc.property(planWith(kind, fc.constant([28, 28, 1])), fc.nat(), (plan, seed) => {
        const weights = randomWeights(plan, seed, -1, 1);
        const random = Random.fromSeed(seed);
        const network = Network.fromWeights(
          plan.map(({ layer }) => layer),
          weights,
        );
        const trace = network.trace(Float32Array.from({ length: 784 }, () => random.uniform()));
        network.dispose();
        expectTrueSums(plan, weights, trace, random);
      }),
      { numRuns: 8 },
    );
  });

  it.each(SHIPPED)('comes to what the shipped model %s found in an MNIST digit', async (name) => {
    const { layers, weights } = openShipped(name);
    const network = Network.fromWeights(layers, weights);
    const trace = network.trace(await testDigit(0));
    network.dispose();
    expect(trace.answer.digit).toBe(7);
    expectTrueSums(planLayers(layers), weights, trace, Random.fromSeed(1));
  });

  it('takes zeros for the padding, and says where its window begins', () => {
    const layers = [
      { kind: 'convolution', name: 'a', filters: 8, kernelSize: 3, stride: 1, padding: 'same', bias: true },
      { kind: 'flatten', name: 'b' },
      { kind: 'dense', name: 'c', units: 10 },
      { kind: 'softmax', name: 'd' },
    ] as const;
    const network = Network.create(layers, 1);
    const trace = network.trace(new Float32Array(784).fill(1));
    const sum = explainCell(planLayers(layers), network.weights(), trace, 0, { map: 2, row: 0, column: 27 });
    network.dispose();
    expect(sum).toMatchObject({ kind: 'convolution', top: -1, left: 26, size: 3, channels: 1 });
    expect([...(sum as { window: Float32Array }).window]).toEqual([0, 0, 0, 1, 1, 0, 1, 1, 0]);
  });

  it('leaves out of a pooling what lies beyond the edge of the map', () => {
    const layers = [
      { kind: 'averagePool', name: 'a', size: 3, stride: 2, padding: 'same' },
      { kind: 'maxPool', name: 'b', size: 5, stride: 3, padding: 'same' },
      { kind: 'flatten', name: 'c' },
      { kind: 'dense', name: 'd', units: 10 },
      { kind: 'softmax', name: 'e' },
    ] as const;
    const network = Network.create(layers, 1);
    const trace = network.trace(new Float32Array(784).fill(-1));
    const [plan, weights] = [planLayers(layers), network.weights()];
    network.dispose();
    // 28 rows and windows of 3 by 2: one row of padding, below.
    const last = { map: 0, row: 13, column: 13 };
    expect(explainCell(plan, weights, trace, 0, last)).toMatchObject({
      top: 26,
      rows: 2,
      columns: 2,
      sum: -4,
      value: -1,
    });
    // 14 rows and windows of 5 by 3: three rows of padding, one of them above.
    const first = { map: 0, row: 0, column: 4 };
    expect(explainCell(plan, weights, trace, 1, first)).toMatchObject({
      top: 0,
      rows: 4,
      left: 11,
      columns: 3,
      value: -1,
    });
  });

  it('shifts the logits, so that the largest does not overflow', () => {
    const layers = [
      { kind: 'flatten', name: 'a' },
      { kind: 'dense', name: 'b', units: 10 },
      { kind: 'softmax', name: 'c' },
    ] as const;
    const network = Network.create(layers, 1);
    const weights = network.weights().map((weight) => ({ ...weight, values: weight.values.map((v) => v * 1000) }));
    network.assign(weights);
    const trace = network.trace(new Float32Array(784).fill(1));
    network.dispose();
    const sum = explainCell(planLayers(layers), weights, trace, 2, { map: trace.answer.digit, row: 0, column: 0 });
    expect(sum.value).toBeCloseTo(trace.answer.probabilities[trace.answer.digit]!, 4);
    expect((sum as { largest: number }).largest).toBeGreaterThan(700);
  });
});
