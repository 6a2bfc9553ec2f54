import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import type { Padding } from '../../../../src/core/network/sliding-window';
import type { Weights } from '../../../../src/core/network/weights';
import { type Batch, batchGradient } from '../../../../src/core/training/batch-gradient';
import { startInstalledBackend } from '../../backend';
import { autodiffGradients } from './autodiff-oracle';
import { ALL_KINDS, planWith } from './explain/random-networks';

const DROPOUT_SEED = 5;

beforeAll(startInstalledBackend);

/** Weights that no symmetry makes easy: batch norm's gamma and beta, and all biases, off their starting values. */
function unevenWeights(layers: readonly Layer[]): Weights {
  const network = Network.create(layers, 3);
  const random = Random.fromSeed(4);
  const weights = network.weights().map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + (weight.name.includes('/moving_') ? 0 : random.uniform(-0.1, 0.1))),
  }));
  network.dispose();
  return weights;
}

function batchOf(count: number): { images: Float32Array; labels: Uint8Array } {
  const random = Random.fromSeed(6);
  const images = Float32Array.from({ length: count * 784 }, () => (random.uniform() < 0.7 ? 0 : random.uniform()));
  return { images, labels: Uint8Array.from({ length: count }, (_, row) => (row * 3) % 10) };
}

const plain = (images: Float32Array, labels: Uint8Array): Batch => ({
  images,
  labels,
  labelSmoothing: 0,
  taught: null,
});

/** What rounding makes of a gradient that is none: up to about 2e-5 where a bias has hundreds of outputs. */
const NOTHING = 1e-4;

/** Holds the gradients of a batch against the oracle's. @returns how many of them there are to speak of */
async function expectSameGradients(layers: readonly Layer[]): Promise<number> {
  const weights = unevenWeights(layers);
  const { images, labels } = batchOf(3);
  const oracle = await autodiffGradients(layers, weights, images, labels, DROPOUT_SEED);
  const network = Network.fromWeights(layers, weights);
  const own = batchGradient(network, plain(images, labels), Random.fromSeed(DROPOUT_SEED), () => undefined);
  network.dispose();

  expect(own.loss).toBeCloseTo(oracle.loss, 4);
  expect(own.gradients).toHaveLength(oracle.gradients.length);
  own.gradients.forEach((gradient, index) => {
    const expected = oracle.gradients[index]!;
    const difference = Math.hypot(...gradient.map((value, i) => value - expected[i]!));
    // Some gradients are none, but for rounding: that of a bias that a batch norm undoes.
    expect(difference, `error of gradient ${index}`).toBeLessThan(2e-4 * Math.hypot(...expected) + NOTHING);
  });
  return oracle.gradients.filter((gradient) => Math.hypot(...gradient) > 100 * NOTHING).length;
}

// The oracle's backend is slow: seconds for a network with convolutions.
describe('the gradients of a batch', () => {
  it.each(Object.entries(ARCHITECTURES))(
    'of %s are those that automatic differentiation finds',
    async (_name, { layers }) => {
      expect(await expectSameGradients(layers)).toBeGreaterThan(0);
    },
  );

  it('go through convolutions that keep the size of their input', async () => {
    await expectSameGradients([
      { kind: 'convolution', name: 'a', filters: 8, kernelSize: 3, stride: 1, padding: 'same', bias: true },
      { kind: 'maxPool', name: 'b', size: 3, stride: 2, padding: 'valid' },
      { kind: 'convolution', name: 'c', filters: 16, kernelSize: 5, stride: 1, padding: 'same', bias: false },
      { kind: 'relu', name: 'd' },
      { kind: 'flatten', name: 'e' },
      { kind: 'batchNorm', name: 'f', momentum: 0.9, epsilon: 1e-3 },
      { kind: 'dense', name: 'g', units: 10 },
      { kind: 'softmax', name: 'h' },
    ]);
  });

  it('leave no tensor behind', () => {
    const network = Network.create(ARCHITECTURES.cnn.layers, 1);
    const { images, labels } = batchOf(3);
    const before = tf.memory().numTensors;
    batchGradient(network, plain(images, labels), Random.fromSeed(1), () => undefined);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  it('go through maps narrower than the kernels work on at once', async () => {
    await expectSameGradients([
      { kind: 'maxPool', name: 'a', size: 4, stride: 8, padding: 'valid' },
      { kind: 'convolution', name: 'b', filters: 8, kernelSize: 2, stride: 1, padding: 'valid', bias: true },
      { kind: 'convolution', name: 'c', filters: 8, kernelSize: 2, stride: 1, padding: 'valid', bias: true },
      { kind: 'flatten', name: 'd' },
      { kind: 'dense', name: 'e', units: 10 },
      { kind: 'softmax', name: 'f' },
    ]);
  });

  it.each(ALL_KINDS)('go through %s and what stands beside it, however the windows lie', async (kind) => {
    const smallPlan = planWith(kind, fc.constant([28, 28, 1])).filter(
      (plan) => plan.reduce((sum, { multiplications }) => sum + multiplications, 0) < 300_000,
    );
    let large = 0;
    await fc.assert(
      fc.asyncProperty(smallPlan, async (plan) => {
        large += await expectSameGradients(plan.map(({ layer }) => layer));
      }),
      { numRuns: 3 },
    );
    expect(large).toBeGreaterThan(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('go through kernels of %i that move by two or three', async (kernelSize) => {
    const convolution = (name: string, stride: number, padding: Padding): Layer => ({
      ...{ kind: 'convolution', name, filters: 6, kernelSize, stride, padding, bias: true },
    });
    await expectSameGradients([
      convolution('a', 2, 'valid'),
      { kind: 'averagePool', name: 'b', size: 2, stride: 1, padding: 'same' },
      convolution('c', 2, 'same'),
      { kind: 'maxPool', name: 'd', size: 3, stride: 1, padding: 'same' },
      convolution('e', 3, 'same'),
      { kind: 'flatten', name: 'f' },
      { kind: 'dense', name: 'g', units: 10 },
      { kind: 'softmax', name: 'h' },
    ]);
  });

  it('go through a softmax that is not the last layer', async () => {
    await expectSameGradients([
      { kind: 'averagePool', name: 'a', size: 4, stride: 4, padding: 'valid' },
      { kind: 'flatten', name: 'b' },
      { kind: 'dense', name: 'c', units: 12 },
      { kind: 'softmax', name: 'd' },
      { kind: 'dense', name: 'e', units: 10 },
      { kind: 'softmax', name: 'f' },
    ]);
  });
});
