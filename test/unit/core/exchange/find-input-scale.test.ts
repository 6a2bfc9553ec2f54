import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitsBetween, type Digits, imagesBetween } from '../../../../src/core/data/digits';
import { inputRescaling, rescalingLayer } from '../../../../src/core/exchange/affine-layer';
import { findInputScale, saidScale } from '../../../../src/core/exchange/find-input-scale';
import { type DraftLayer, finishNetwork, type ImportedNetwork } from '../../../../src/core/exchange/imported-network';
import { withInputScale } from '../../../../src/core/exchange/input-scale';
import { INPUT_SCALE_IDS, INPUT_SCALES, type InputScaleId } from '../../../../src/core/exchange/input-scales';
import { Network } from '../../../../src/core/network/network';
import type { NetworkData } from '../../../../src/core/network/network-data';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { startInstalledBackend } from '../../backend';

let digits: Digits;
let unit: NetworkData;

beforeAll(async () => {
  await startInstalledBackend();
  digits = await loadTestDigits();
  unit = await readModel('resources/models/dense');
});

/** A network that begins with another layer. */
function begunWith({ layer, weights: parts }: DraftLayer, { layers, weights }: NetworkData): ImportedNetwork {
  const own = Object.entries(parts).map(([part, weight]) => ({ ...weight, name: `${layer.name}/${part}` }));
  return { layers: [layer, ...layers], weights: [...own, ...weights], name: null, notes: [] };
}

/** A network that takes pixels in a scale, which it brings to the one here with its first layer. */
function takes(id: InputScaleId, network: NetworkData): ImportedNetwork {
  const { scale, offset } = INPUT_SCALES[id];
  return begunWith(rescalingLayer('back', 1, { scale: 1 / scale, offset: -offset / scale }), network);
}

function probabilitiesOf({ layers, weights }: NetworkData, count = 100): Float32Array {
  const network = Network.fromWeights(layers, weights);
  const probabilities = network.recognize(imagesBetween(digits, 0, count), count);
  network.dispose();
  return probabilities;
}

const farthest = (one: Float32Array, other: Float32Array): number =>
  Math.max(...one.map((value, at) => Math.abs(value - other[at]!)));

describe('the scale that a network takes pixels in', () => {
  it.each(INPUT_SCALE_IDS.filter((id) => id !== 'unit'))('is found out: %s', (id) => {
    const network = takes(id, unit);
    const { id: found, note } = findInputScale(network, digits);
    expect(found).toBe(id);
    expect(note).toContain(`It takes pixels from ${INPUT_SCALES[id].title}: so it reads 9`);
    // What it began with and what it needs undo each other.
    expect(withInputScale(network, found).layers).toEqual(unit.layers);
  });

  it.each(['reader', 'plain', 'augmented', 'dense', 'small'])(
    'is the one here for a model that ships: %s',
    async (name) => {
      const { layers, weights } = await readModel(join('resources/models', name));
      const network = { layers, weights, name, notes: [] };
      const found = findInputScale(network, digits);
      expect(found).toEqual({ id: 'unit', note: null });
      expect(withInputScale(network, found.id).weights).toBe(weights);
    },
  );

  it('is the one here for a network that has learned nothing, and where there are no digits', () => {
    const { layers } = unit;
    const fresh = Network.create(layers, 1);
    const network = { layers, weights: fresh.weights(), name: null, notes: [] };
    fresh.dispose();
    expect(findInputScale(network, digits).id).toBe('unit');
    expect(findInputScale({ ...unit, name: null, notes: [] }, digitsBetween(digits, 0, 0)).id).toBe('unit');
  });

  it('is the one here for a network that gives no numbers', () => {
    const weights = unit.weights.map((weight) => ({ ...weight, values: weight.values.map(() => 3e38) }));
    expect(findInputScale({ layers: unit.layers, weights, name: null, notes: [] }, digits).id).toBe('unit');
  });

  it('is what the user says', () => {
    expect(saidScale('bytes').note).toBe(
      'It was said to take pixels from 0 for paper to 255 for ink: images are brought to that on their way in.',
    );
    expect(saidScale('unit').note).toBe('It was said to take pixels from 0 for paper to 1 for ink.');
  });
});

describe('a network in another scale', () => {
  it('gets a layer of its own, by a name that is free', () => {
    const once = withInputScale({ ...unit, name: null, notes: [] }, 'standard');
    expect(once.layers[0]).toMatchObject({ kind: 'batchNorm', name: 'input_scale' });
    expect(once.layers.slice(1)).toEqual(unit.layers);
    const taken = unit.layers.map((layer, at) => (at === 0 ? { ...layer, name: 'input_scale' } : layer));
    expect(withInputScale({ ...unit, layers: taken, name: null, notes: [] }, 'standard').layers[0]!.name).not.toBe(
      'input_scale',
    );
  });

  it.each(INPUT_SCALE_IDS)('has a batch norm at its beginning that does both: %s', (id) => {
    const { scale, offset } = INPUT_SCALES[id];
    const begin: DraftLayer = {
      layer: { kind: 'batchNorm', name: 'learned', momentum: 0.9, epsilon: 1e-3 },
      weights: Object.fromEntries(
        Object.entries({ gamma: 0.7, beta: 0.1, moving_mean: 0.2, moving_variance: 0.6 }).map(([part, value]) => [
          part,
          { shape: [1], values: Float32Array.of(value) },
        ]),
      ),
    };
    const network = begunWith(begin, unit);
    const together = probabilitiesOf(withInputScale(network, id));
    const apart = probabilitiesOf(begunWith(inputRescaling('scaled', { scale, offset }), network));
    expect(farthest(together, apart)).toBeLessThan(2e-3);
  });

  it('of images in a frame has paper around them, not zeros', () => {
    const kernel = { shape: [5, 5, 1, 2], values: Float32Array.from({ length: 50 }, (_, at) => Math.sin(at)) };
    const drafts: readonly DraftLayer[] = [
      {
        layer: { kind: 'convolution', name: 'c', filters: 2, kernelSize: 5, stride: 1, padding: 'same', bias: false },
        weights: { kernel },
      },
      { layer: { kind: 'flatten', name: 'f' }, weights: {} },
      {
        layer: { kind: 'dense', name: 'd', units: 10 },
        weights: { kernel: { shape: [1568, 10], values: new Float32Array(15_680) } },
      },
    ];
    const imported = finishNetwork({ name: null, layers: drafts, notes: [], framed: true });
    expect(imported.notes[0]).toContain('It took images of 32x32');
    const { layers, weights } = withInputScale(imported, 'symmetric');
    const network = Network.fromWeights(layers, weights);
    const maps = network.readTo(0, new Float32Array(784), 1);
    network.dispose();
    // A white page is -1 everywhere, its frame included: each map has one value all over.
    for (const map of [0, 1]) {
      const sum = kernel.values.filter((_, at) => at % 2 === map).reduce((one, two) => one + two, 0);
      for (let at = map; at < maps.length; at += 2) expect(maps[at]).toBeCloseTo(-sum, 4);
    }
  });
});
