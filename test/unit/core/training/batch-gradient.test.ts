import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import { batchGradient } from '../../../../src/core/training/batch-gradient';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

const LAYERS: readonly Layer[] = [
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

describe('the gradient of a batch', () => {
  it.each([0, 0.2])('is that of the mean cross-entropy with labels smoothed by %d', (labelSmoothing) => {
    const random = Random.fromSeed(1);
    const images = Float32Array.from({ length: 3 * 784 }, () => random.uniform());
    const labels = Uint8Array.from([4, 0, 9]);
    const network = Network.create(LAYERS, 1);
    const probabilities = network.recognize(images, 3);
    const result = batchGradient(network, images, labels, labelSmoothing, random, () => undefined);
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
    expect(batchGradient(network, images, labels, 0, Random.fromSeed(1), () => undefined).correct).toBe(13);
    network.dispose();
  });
});
