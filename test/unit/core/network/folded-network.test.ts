import { beforeAll, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { foldNetwork } from '../../../../src/core/network/folded-network';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import type { NetworkData } from '../../../../src/core/network/network-data';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

/** @param sign of every gamma */
function networkOf(layers: readonly Layer[], sign: number): NetworkData {
  const random = Random.fromSeed(5);
  const weights = initialWeights(layers, 2).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => {
      if (weight.name.endsWith('/gamma')) return sign * random.uniform(0.5, 1.5);
      return /norm.*\/|bias$/.test(weight.name) ? value + random.uniform(0, 0.5) : value;
    }),
  }));
  return { layers, weights };
}

function probabilities({ layers, weights }: NetworkData): Float32Array {
  const random = Random.fromSeed(9);
  const network = Network.fromWeights(layers, weights);
  const found = network.recognize(
    Float32Array.from({ length: 5 * 784 }, () => random.uniform()),
    5,
  );
  network.dispose();
  return found;
}

it.each([
  ['with positive gammas', 1, ['batchNorm', 'dropout']],
  // A pooling takes the largest, which a negative gamma would make the least: that norm has to stay.
  ['with negative gammas', -1, ['dropout']],
])('a folded network reads alike, %s', (_what, sign, gone) => {
  const network = networkOf(ARCHITECTURES.cnn.layers, sign);
  const folded = foldNetwork(network);
  const kinds = folded.layers.map(({ kind }) => kind);
  for (const kind of gone) expect(kinds).not.toContain(kind);
  if (sign < 0) expect(kinds).toContain('batchNorm');
  const [before, after] = [probabilities(network), probabilities(folded)];
  before.forEach((value, index) => expect(after[index]).toBeCloseTo(value, 5));
});

it('brings a ReLU to what makes the maps that are pooled', () => {
  const kinds = foldNetwork(networkOf(ARCHITECTURES.cnn.layers, 1)).layers.map(({ kind }) => kind);
  expect(kinds.slice(0, 3)).toEqual(['convolution', 'relu', 'maxPool']);
});
