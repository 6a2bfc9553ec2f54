import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { fromTfjs, toTfjs } from '../../../../src/core/exchange/tfjs';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import { INPUT_SHAPE, type Layer } from '../../../../src/core/network/layer';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { Network } from '../../../../src/core/network/network';
import type { Weights } from '../../../../src/core/network/weights';
import { UserError } from '../../../../src/core/user-error';
import { startInstalledBackend } from '../../backend';
import { randomPlan, randomWeights } from '../network/explain/random-networks';
import { EVERY_KIND } from './every-kind';

beforeAll(startInstalledBackend);

/** Weights with nothing left at its starting value, moving means and variances included. */
function someWeights(layers: readonly Layer[]): Weights {
  const random = Random.fromSeed(2);
  const network = Network.create(layers, 1);
  const weights = network
    .weights()
    .map((weight) => ({ ...weight, values: weight.values.map((x) => x + random.uniform(0, 0.1)) }));
  network.dispose();
  return weights;
}

/** TensorFlow.js has an alpha of 1 only. A row that is flattened, which it does not do, is there as well. */
function asTaken(layer: Layer): readonly Layer[] {
  if (layer.kind === 'elu') return [{ ...layer, alpha: 1 }];
  return layer.kind === 'flatten' ? [{ kind: 'globalAveragePool', name: 'everywhere' }, layer] : [layer];
}

describe('a network in the layers format', () => {
  const table = Object.entries(ARCHITECTURES).map(([name, { layers }]) => [name, layers] as const);

  it.each([...table, ['every kind of layer', EVERY_KIND.flatMap(asTaken)] as const])(
    'answers the same in TensorFlow.js: %s',
    async (_, layers) => {
      const weights = someWeights(layers);
      const { modelJson, weightsBin } = toTfjs(layers, weights);
      const artifacts = JSON.parse(modelJson) as {
        modelTopology: object;
        weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
      };
      const theirs = await tf.loadLayersModel(
        tf.io.fromMemory({
          modelTopology: artifacts.modelTopology,
          weightSpecs: artifacts.weightsManifest[0]!.weights,
          weightData: weightsBin.slice().buffer,
        }),
      );
      const random = Random.fromSeed(3);
      const images = Float32Array.from({ length: 4 * 784 }, () => random.uniform());
      const expected = (theirs.predict(tf.tensor4d(images, [4, 28, 28, 1])) as tf.Tensor).dataSync();

      const back = fromTfjs(modelJson, weightsBin);
      expect(back.layers).toEqual(layers);
      const network = Network.fromWeights(back.layers, back.weights);
      network.recognize(images, 4).forEach((value, place) => expect(value).toBeCloseTo(expected[place]!, 5));
      network.dispose();
      theirs.dispose();
    },
  );

  it('comes back under the very names that it has, however large it is, for every kind of layer', () => {
    const names = fc.array(fc.stringMatching(/^[A-Za-z0-9_]{1,40}$/), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(randomPlan(fc.constant(INPUT_SHAPE)), names, fc.nat(), (plan, prefixes, seed) => {
        const layers = plan.map(({ layer }, at) => ({ ...layer, name: `${prefixes[at]!.slice(0, 36)}_${at}` }));
        const weights = randomWeights(planLayers(layers), seed, -1, 1);
        const { modelJson, weightsBin } = toTfjs(layers, weights);
        expect(fromTfjs(modelJson, weightsBin)).toEqual({ layers, weights });
      }),
    );
    // More than is taken from elsewhere, and windows larger than are taken today.
    const layers: readonly Layer[] = [
      ...[1, 2, 3, 4, 5, 6].map((at): Layer => ({
        ...{ kind: 'convolution', name: `c${at}`, filters: 256, kernelSize: 1, stride: 1, padding: 'same', bias: true },
      })),
      { kind: 'maxPool', name: 'pool', size: 100, stride: 100, padding: 'same' },
      { kind: 'flatten', name: 'row' },
      { kind: 'dense', name: 'logits', units: 10 },
      { kind: 'softmax', name: 'probabilities' },
    ];
    const { modelJson, weightsBin } = toTfjs(layers, initialWeights(layers, 1));
    expect(fromTfjs(modelJson, weightsBin).layers).toEqual(layers);
  });

  it('is refused in one sentence when it is something else', () => {
    const { modelJson, weightsBin } = toTfjs(ARCHITECTURES.lenet.layers, someWeights(ARCHITECTURES.lenet.layers));
    const refused: [string, Uint8Array, string][] = [
      ['{', weightsBin, 'model.json is not JSON.'],
      ['{"format":"graph-model"}', weightsBin, '“model.json” is no layers model: modelTopology'],
      [modelJson, weightsBin.subarray(4), 'The weights have'],
      [modelJson.replace('"Conv2D"', '"Conv2DTranspose"'), weightsBin, 'Layer “conv_1” is of the kind Conv2DTranspose'],
      [modelJson.replace('"weights.bin"', '"others.bin"'), weightsBin, 'tells of “others.bin”, not of weights.bin'],
      [
        modelJson.replace('"filters": 16', '"filters": 17'),
        weightsBin,
        '“conv_2” needs a kernel of shape [5, 5, 8, 17]',
      ],
      [modelJson.replace('"Conv2D"', '"constructor"'), weightsBin, 'of the kind constructor'],
    ];
    for (const [json, bytes, sentence] of refused) {
      expect(() => fromTfjs(json, bytes), sentence).toThrow(UserError);
      expect(() => fromTfjs(json, bytes)).toThrow(sentence);
    }
  });
});
