import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import { type Batch, batchGradient, STRANGER } from '../../../../src/core/training/batch-gradient';
import { TEACHING_TEMPERATURE } from '../../../../src/core/training/teachers';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

const LAYERS: readonly Layer[] = [
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

const plain = (images: Float32Array, labels: Uint8Array): Batch => ({
  images,
  labels,
  labelSmoothing: 0,
  taught: null,
});

describe('the gradient of a batch', () => {
  it.each([0, 0.2])('is that of the mean cross-entropy with labels smoothed by %d', (labelSmoothing) => {
    const random = Random.fromSeed(1);
    const images = Float32Array.from({ length: 3 * 784 }, () => random.uniform());
    const labels = Uint8Array.from([4, 0, 9]);
    const network = Network.create(LAYERS, 1);
    const probabilities = network.recognize(images, 3);
    const result = batchGradient(network, { images, labels, labelSmoothing, taught: null }, random, () => undefined);
    network.dispose();

    const wanted = Array.from({ length: 30 }, (_, at) => {
      const isLabel = at % 10 === labels[Math.floor(at / 10)];
      return isLabel ? 1 - 0.9 * labelSmoothing : 0.1 * labelSmoothing;
    });
    const loss = wanted.reduce((sum, share, at) => sum - share * Math.log(probabilities[at]!), 0) / 3;
    expect(result.loss).toBeCloseTo(loss, 5);
    // A logit's bias is moved by how far its probability is from what is wanted, in the mean.
    const bias = Array.from({ length: 10 }, (_, digit) =>
      [0, 10, 20].reduce((sum, row) => sum + (probabilities[row + digit]! - wanted[row + digit]!) / 3, 0),
    );
    expect([...result.gradients[1]!]).toEqual(bias.map((slope) => expect.closeTo(slope, 5) as number));
  });

  it('comes with how many were read rightly', () => {
    const images = Float32Array.from({ length: 40 * 784 }, (_, at) => ((at * 7) % 11) / 11);
    const network = Network.create(LAYERS, 2);
    const probabilities = network.recognize(images, 40);
    const answers = Uint8Array.from({ length: 40 }, (_, row) => {
      const own = probabilities.subarray(row * 10, row * 10 + 10);
      return own.indexOf(Math.max(...own));
    });
    const labels = answers.map((answer, row) => (row < 13 ? answer : (answer + 1) % 10));
    expect(batchGradient(network, plain(images, labels), Random.fromSeed(1), () => undefined).correct).toBe(13);
    network.dispose();
  });

  it('is half that of what teachers answer, their logits and its own divided by the temperature', () => {
    const random = Random.fromSeed(3);
    const images = Float32Array.from({ length: 2 * 784 }, () => random.uniform());
    const network = Network.create(LAYERS, 1);
    const taught = Float32Array.from({ length: 20 }, (_, at) => (at % 10 === 7 ? 0.55 : 0.05));
    const labels = Uint8Array.from([3, STRANGER]);
    const gradientOf = (batch: Omit<Batch, 'images' | 'labelSmoothing'>) =>
      batchGradient(network, { images, labelSmoothing: 0, ...batch }, random, () => undefined);
    const own = network.recognize(images, 2);
    const told = gradientOf({ labels, taught: null });
    const both = gradientOf({ labels, taught });
    network.dispose();

    const levelled = Array.from(own.subarray(0, 10), (probability) => probability ** (1 / TEACHING_TEMPERATURE));
    const total = levelled.reduce((sum, share) => sum + share, 0);
    // Of the two only the digit has a teacher: nobody knows better of a stranger.
    const pull = levelled.map((share, digit) => (TEACHING_TEMPERATURE * (share / total - taught[digit]!)) / 2);
    const alone = Array.from({ length: 10 }, (_, digit) => (own[digit]! - (digit === 3 ? 1 : 0)) / 2);
    const bias = pull.map((slope, digit) => told.gradients[1]![digit]! - alone[digit]! / 2 + slope / 2);
    expect([...both.gradients[1]!]).toEqual(bias.map((slope) => expect.closeTo(slope, 5) as number));
    const entropy = taught
      .subarray(0, 10)
      .reduce((sum, share, digit) => sum - share * Math.log(levelled[digit]! / total), 0);
    const own3 = -Math.log(own[3]!) / 2;
    expect(both.loss).toBeCloseTo(told.loss - own3 / 2 + (TEACHING_TEMPERATURE ** 2 * entropy) / 4, 4);
  });
});
