import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import type { Weights } from '../../../../src/core/network/weights';
import { batchGradient } from '../../../../src/core/training/batch-gradient';
import { UserError } from '../../../../src/core/user-error';
import { startInstalledBackend } from '../../backend';
import { autodiffGradients } from './autodiff-oracle';

const DROPOUT_SEED = 5;

beforeAll(startInstalledBackend, 60_000);

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

async function expectSameGradients(layers: readonly Layer[]): Promise<void> {
  const weights = unevenWeights(layers);
  const { images, labels } = batchOf(3);
  const oracle = await autodiffGradients(layers, weights, images, labels, DROPOUT_SEED);
  const network = Network.fromWeights(layers, weights);
  const own = batchGradient(network, images, labels, 0, Random.fromSeed(DROPOUT_SEED), () => undefined);
  network.dispose();

  expect(own.loss).toBeCloseTo(oracle.loss, 4);
  expect(own.gradients).toHaveLength(oracle.gradients.length);
  own.gradients.forEach((gradient, place) => {
    const expected = oracle.gradients[place]!;
    const size = Math.hypot(...expected);
    const difference = Math.hypot(...gradient.map((value, i) => value - expected[i]!));
    // A bias that a batch norm undoes has no gradient, but for rounding.
    const isNone = size < 1e-6;
    if (!isNone) expect(size).toBeGreaterThan(1e-4);
    expect(isNone ? difference : difference / size, `error of gradient ${place}`).toBeLessThan(isNone ? 1e-5 : 2e-4);
  });
}

// The oracle's backend is slow: seconds for a network with convolutions.
describe('the gradients of a batch', { timeout: 120_000 }, () => {
  it.each(Object.entries(ARCHITECTURES))(
    'of %s are those that automatic differentiation finds',
    async (_name, { layers }) => expectSameGradients(layers),
  );

  it('go through convolutions that keep the size of their input', async () => {
    await expectSameGradients([
      { kind: 'convolution', name: 'a', filters: 8, kernelSize: 3, stride: 1, padding: 'same', bias: true },
      { kind: 'maxPool', name: 'b', size: 3, stride: 2 },
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
    batchGradient(network, images, labels, 0, Random.fromSeed(1), () => undefined);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  it('go through maps narrower than the kernels work on at once', async () => {
    await expectSameGradients([
      { kind: 'maxPool', name: 'a', size: 4, stride: 8 },
      { kind: 'convolution', name: 'b', filters: 8, kernelSize: 2, stride: 1, padding: 'valid', bias: true },
      { kind: 'convolution', name: 'c', filters: 8, kernelSize: 2, stride: 1, padding: 'valid', bias: true },
      { kind: 'flatten', name: 'd' },
      { kind: 'dense', name: 'e', units: 10 },
      { kind: 'softmax', name: 'f' },
    ]);
  });

  it('are refused in one sentence where kernels move by more than one pixel', () => {
    const network = Network.create(
      [
        { kind: 'convolution', name: 'strided', filters: 2, kernelSize: 3, stride: 2, padding: 'valid', bias: true },
        { kind: 'flatten', name: 'flatten' },
        { kind: 'dense', name: 'logits', units: 10 },
        { kind: 'softmax', name: 'probabilities' },
      ],
      1,
    );
    const { images, labels } = batchOf(1);
    const learn = () => batchGradient(network, images, labels, 0, Random.fromSeed(1), () => undefined);
    expect(learn).toThrow(UserError);
    expect(learn).toThrow('"strided" moves its kernels by 2; only a stride of 1 can be trained here.');
    expect(network.recognize(images, 1)).toHaveLength(10);
    network.dispose();
  });
});
