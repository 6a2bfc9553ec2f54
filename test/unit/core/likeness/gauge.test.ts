import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { writeStranger } from '../../../../src/core/handwriting/strangers';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { featureCount } from '../../../../src/core/likeness/feature-source';
import { featureSources } from '../../../../src/core/likeness/features';
import { type Gauge, GAUGE_VERSION } from '../../../../src/core/likeness/gauge';
import { likenessOf } from '../../../../src/core/likeness/likeness';
import { makeGauge } from '../../../../src/core/likeness/make-gauge';
import { likenessOfTrace, readLikeness } from '../../../../src/core/likeness/read-likeness';
import { separationOf } from '../../../../src/core/likeness/separation';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import { imagesBetween } from '../../../../src/core/data/digits';
import { loadSharedMnist, type SharedMnist } from '../../../../src/main/services/digits/shared-mnist';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

const flat: readonly Layer[] = [
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

const UNFITTED = { version: GAUGE_VERSION, weights: [], bias: 0, threshold: 0 } as const satisfies Gauge;

const countOf = (layers: readonly Layer[]): number => featureCount(featureSources(layers));

const strangers = (count: number, seed: number): Float32Array => {
  const random = Random.fromSeed(seed);
  const images = new Float32Array(count * 784);
  for (let index = 0; index < count; index++) images.set(rasterize(writeStranger(random))!, index * 784);
  return images;
};

describe('the features of a network', () => {
  it('are the values before the logits, the means of what is made of the maps, and the logits in order with their energy', () => {
    expect(countOf(ARCHITECTURES.cnn.layers)).toBe(128 + 4 * 32 + 11);
    // The flattened maps of LeNet are what its logits are made of.
    expect(countOf(ARCHITECTURES.lenet.layers)).toBe(256 + 8 + 16 + 11);
    expect(countOf(ARCHITECTURES.dense.layers)).toBe(64 + 11);
    // 784 pixels say nothing of what the network made of them.
    expect(countOf(flat)).toBe(11);
  });

  it('are the same of a trace and of many images at once', () => {
    const network = Network.create(ARCHITECTURES.cnn.layers, 3);
    const length = countOf(network.layers);
    const gauge = { ...UNFITTED, weights: Array.from({ length }, (_, at) => Math.sin(at)), bias: 0.5 };
    const images = strangers(5, 1);
    const { probabilities, likenesses } = readLikeness(network, gauge, images, 5);
    for (let index = 0; index < 5; index++) {
      const trace = network.trace(images.slice(index * 784, (index + 1) * 784));
      expect(likenessOfTrace(gauge, trace).score).toBeCloseTo(likenesses[index]!.score, 4);
      trace.answer.probabilities.forEach((probability, digit) =>
        expect(probability).toBeCloseTo(probabilities[index * 10 + digit]!, 5),
      );
    }
    network.dispose();
  });
});

describe('a gauge', () => {
  it('turns its score into a share and a verdict', () => {
    const gauge = { ...UNFITTED, weights: [1], threshold: -2 };
    expect(likenessOf(gauge, Float32Array.of(0))).toEqual({ score: 0, share: 0.5, isDigit: true });
    expect(likenessOf(gauge, Float32Array.of(-2.5))).toMatchObject({ isDigit: false });
  });

  describe('of a network that never saw anything but digits', () => {
    let mnist: SharedMnist;
    beforeAll(async () => {
      mnist = await loadSharedMnist();
    });

    it('keeps test digits and tells most of other ink from them', async () => {
      const { layers, weights } = await readModel('resources/models/plain');
      const network = Network.fromWeights(layers, weights);
      const gauge = makeGauge(network, mnist.mnist);
      const scoresOf = (images: Float32Array, count: number): number[] =>
        readLikeness(network, gauge, images, count).likenesses.map(({ score }) => score);
      const digits = scoresOf(imagesBetween(mnist.test, 0, 1_000), 1_000);
      const { auroc, kept, refused } = separationOf(digits, scoresOf(strangers(400, 99), 400), gauge.threshold);
      expect(auroc).toBeGreaterThan(0.97);
      expect(kept).toBeGreaterThan(0.985);
      expect(refused).toBeGreaterThan(0.5);
      network.dispose();
    }, 120_000);
  });
});
