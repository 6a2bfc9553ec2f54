import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE_SIZE } from '../../../../src/core/data/digits';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { Network } from '../../../../src/core/network/network';
import { startInstalledBackend } from '../../backend';
import { openShipped } from './explain/shipped-models';

beforeAll(startInstalledBackend);

const noise = (width: number): Float32Array => {
  const random = Random.fromSeed(width);
  return Float32Array.from({ length: IMAGE_SIZE * width }, () => Math.max(0, random.uniform(-1, 1)));
};

/** The windows 28 wide at `count` places, so many pixels apart; paper where they go over the edge. */
function windowsOf(image: Float32Array, width: number, step: number, count: number): Float32Array {
  return Float32Array.from({ length: count * IMAGE_SIZE ** 2 }, (_, at) => {
    const x = step * Math.floor(at / IMAGE_SIZE ** 2) + (at % IMAGE_SIZE);
    const y = Math.floor(at / IMAGE_SIZE) % IMAGE_SIZE;
    return x < width ? image[y * width + x]! : 0;
  });
}

const withoutPadding = (layers: readonly Layer[]): readonly Layer[] =>
  layers.map((layer) => ('padding' in layer ? { ...layer, padding: 'valid' } : layer));

const fits = (layers: readonly Layer[]): boolean => {
  try {
    return planLayers(layers).length > 0;
  } catch {
    return false;
  }
};

/** Strides, and maps that are averaged away. */
const AVERAGED: readonly Layer[] = [
  { kind: 'convolution', name: 'conv 1', filters: 5, kernelSize: 4, stride: 2, padding: 'valid', bias: true },
  { kind: 'tanh', name: 'tanh 1' },
  { kind: 'averagePool', name: 'pool 1', size: 3, stride: 3, padding: 'valid' },
  { kind: 'globalAveragePool', name: 'pool 2' },
  { kind: 'dense', name: 'dense 1', units: 10 },
  { kind: 'softmax', name: 'softmax 1' },
];

const stacks = [
  ...Object.entries(ARCHITECTURES).map(([name, { layers }]) => [name, layers] as const),
  ['reader', openShipped('reader').layers] as const,
  ['averaged', AVERAGED] as const,
]
  .map(([name, layers]) => [name, withoutPadding(layers)] as const)
  .filter(([, layers]) => fits(layers));

describe('a network that slides', () => {
  it('is tried with networks of every sort', () => expect(stacks.length).toBeGreaterThan(3));

  it.each(stacks)('answers as for each window by itself, without padding: %s', (_, layers) => {
    const network = Network.create(layers, 5);
    for (const width of [28, 61, 90]) {
      const image = noise(width);
      const { count, inOneGo, probabilities, step } = network.slide(image, width);
      expect(inOneGo).toBe(layers[0]!.kind !== 'flatten');
      expect(step * (count - 1) + IMAGE_SIZE).toBeGreaterThanOrEqual(width);
      expect(step * (count - 2) + IMAGE_SIZE).toBeLessThan(width);
      const alone = network.recognize(windowsOf(image, width, step, count), count);
      probabilities.forEach((share, at) => expect(Math.abs(share - alone[at]!)).toBeLessThan(1e-5));
    }
    network.dispose();
  });

  it('answers once for an image of 28x28, padding or not, and there as ever', () => {
    const { layers, weights } = openShipped('reader');
    const network = Network.fromWeights(layers, weights);
    const image = noise(28);
    const { count, probabilities } = network.slide(image, 28);
    expect(count).toBe(1);
    network.recognize(image, 1).forEach((share, digit) => expect(share).toBeCloseTo(probabilities[digit]!, 5));
    network.dispose();
  });
});
