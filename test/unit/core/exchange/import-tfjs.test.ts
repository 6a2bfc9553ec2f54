import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { exportTfjs } from '../../../../src/core/exchange/tfjs/export-tfjs';
import { exportedModel } from '../../../../src/core/exchange/exported-model';
import type { ImportFile } from '../../../../src/core/exchange/import-file';
import { importModel } from '../../../../src/core/exchange/import-model';
import { packExport } from '../../../../src/core/exchange/pack-export';
import { toTfjs } from '../../../../src/core/exchange/tfjs';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import { INPUT_SHAPE, type Layer } from '../../../../src/core/network/layer';
import { UserError } from '../../../../src/core/user-error';
import { mutate } from '../../../interop/mutations';
import { modelToSave } from '../../main/trained-models';
import { randomPlan, randomWeights } from '../network/explain/random-networks';

/** A layer as Keras writes it. */
const layer = (class_name: string, config: object) => ({
  class_name,
  config: { name: class_name.toLowerCase(), ...config },
});

type Weights = Readonly<Record<string, readonly [shape: readonly number[], value: number]>>;

/** A layers model with these layers and weights, every number of a weight the same. */
function model(
  layers: readonly object[],
  weights: Weights,
  topology: (model: object) => object = (config) => ({ model_config: config }),
) {
  const arrays = Object.values(weights).map(([shape, value]) =>
    new Float32Array(shape.reduce((product, side) => product * side, 1)).fill(value),
  );
  const bytes = Buffer.concat(arrays.map((array) => Buffer.from(array.buffer)));
  const json = {
    format: 'layers-model',
    modelTopology: topology({ class_name: 'Sequential', config: { name: 'mine', layers } }),
    weightsManifest: [
      {
        paths: ['group1-shard1of1.bin'],
        weights: Object.entries(weights).map(([name, [shape]]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  return { json, bytes: new Uint8Array(bytes) };
}

const filesOf = ({ json, bytes }: { json: object; bytes: Uint8Array }): ImportFile[] => [
  { name: 'model.json', bytes: strToU8(JSON.stringify(json)) },
  { name: 'group1-shard1of1.bin', bytes },
];

const DENSE = [
  layer('Flatten', { batch_input_shape: [null, 28, 28, 1] }),
  layer('Dense', { name: 'hidden', units: 16, activation: 'relu', use_bias: false }),
  layer('Dense', { name: 'logits', units: 10, activation: 'softmax' }),
];
const DENSE_WEIGHTS: Weights = {
  'hidden/kernel': [[784, 16], 0.1],
  'logits/kernel': [[16, 10], 0.2],
  'logits/bias': [[10], 0.3],
};

describe('a TensorFlow.js model that is brought in', () => {
  it('is the very network that was exported, for every kind of layer', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan(fc.constant(INPUT_SHAPE)), fc.integer({ min: 1, max: 99 }), async (plan, seed) => {
        const layers = plan.map((planned) => planned.layer);
        const weights = randomWeights(plan, seed, -1, 1);
        const { modelJson, weightsBin } = toTfjs(layers, weights);
        const { network } = await importModel([
          { name: 'model.json', bytes: strToU8(modelJson) },
          { name: 'weights.bin', bytes: weightsBin },
        ]);
        expect(network).toMatchObject({ layers, weights, notes: [] });
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('comes out of the zip that the window gives, with the name on its card', async () => {
    const [layers, weights, card] = modelToSave('My Sevens');
    const checksums = { 'model.json': '', 'weights.bin': '' };
    const exported = exportedModel({ card: { format: 1, ...card, checksums }, layers, weights });
    const [zip] = packExport(exported, 'tfjs', exportTfjs(exported), 'download');
    expect(zip!.name).toBe('my-sevens-tfjs.zip');
    expect(Object.keys(unzipSync(zip!.bytes)).sort()).toEqual(
      ['README.md', 'card.json', 'model.json', 'weights.bin'].map((name) => `my-sevens-tfjs/${name}`),
    );
    const json = JSON.parse(strFromU8(unzipSync(zip!.bytes)['my-sevens-tfjs/model.json']!)) as Record<string, unknown>;
    expect(json.userDefinedMetadata).toMatchObject({ name: 'My Sevens', input_size: '28x28' });
    const { network, format, file } = await importModel([zip!]);
    expect([network.name, format, file]).toEqual(['My Sevens', 'TensorFlow.js', 'my-sevens-tfjs.zip']);
    expect(network.layers).toEqual(layers);
  });

  it('is not exported with an ELU that TensorFlow.js can’t open, in one sentence', () => {
    const [, , card] = modelToSave('Bent');
    const checksums = { 'model.json': '', 'weights.bin': '' };
    const layers: Layer[] = [
      { kind: 'elu', name: 'bent', alpha: 0.7 },
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'logits', units: 10 },
      { kind: 'softmax', name: 'probabilities' },
    ];
    const exported = exportedModel({
      card: { format: 1, ...card, checksums },
      layers,
      weights: initialWeights(layers, 1),
    });
    expect(() => exportTfjs(exported)).toThrow(
      'TensorFlow.js knows ELU with an alpha of 1 only, and “bent” has another.',
    );
  });

  it('has its activations as layers of their own, and missing biases as zeros', async () => {
    const { network } = await importModel(filesOf(model(DENSE, DENSE_WEIGHTS)));
    expect(network.name).toBe('mine');
    expect(network.layers.map(({ kind, name }) => [kind, name])).toEqual([
      ['flatten', 'flatten'],
      ['dense', 'hidden'],
      ['relu', 'hidden_relu'],
      ['dense', 'logits'],
      ['softmax', 'logits_softmax'],
    ]);
    expect(network.weights.map(({ name }) => name)).toEqual([
      'hidden/kernel',
      'hidden/bias',
      'logits/kernel',
      'logits/bias',
    ]);
    expect([...network.weights[1]!.values]).toEqual(new Array(16).fill(0));
    expect(network.notes).toEqual([]);
  });

  it('gets what it lacks, and says so: a softmax, a flatten, names that can be told apart', async () => {
    const layers = [
      layer('Dense', { name: 'one two', batch_input_shape: [null, 784], units: 10, activation: 'linear' }),
      layer('Dropout', { name: 'one/two', rate: 0.99 }),
      layer('GaussianNoise', { name: 'noise', stddev: 1 }),
      layer('Dense', { name: 'ünder', units: 10 }),
    ];
    const weights: Weights = {
      'one two/kernel': [[784, 10], 1],
      'one two/bias': [[10], 1],
      'ünder/kernel': [[10, 10], 1],
      'ünder/bias': [[10], 1],
    };
    const { network } = await importModel(filesOf(model(layers, weights)));
    expect(network.layers.map(({ kind, name }) => [kind, name])).toEqual([
      ['flatten', 'flatten'],
      ['dense', 'one_two'],
      ['dropout', 'one_two_2'],
      ['dense', 'nder'],
      ['softmax', 'probabilities'],
    ]);
    expect(network.notes).toEqual([
      '“noise” (GaussianNoise) does nothing once a network is trained, and was left out.',
      expect.stringMatching(/^A softmax was added after “ünder”/),
    ]);
  });

  it('is taken as tf.LayersModel.save writes it, with its weights in several files', async () => {
    const { json, bytes } = model(DENSE, DENSE_WEIGHTS, (config) => ({
      ...config,
      keras_version: 'tfjs-layers 4.22.0',
    }));
    json.weightsManifest[0]!.paths = ['group1-shard1of2.bin', 'group1-shard2of2.bin'];
    const files = [
      { name: 'm/group1-shard2of2.bin', bytes: bytes.slice(1001) },
      { name: 'm/model.json', bytes: strToU8(JSON.stringify(json)) },
      { name: 'm/group1-shard1of2.bin', bytes: bytes.slice(0, 1001) },
      { name: 'm/README.md', bytes: strToU8('# Mine') },
    ];
    const { network, file } = await importModel(files);
    expect(file).toBe('m');
    expect(network.weights[0]!.values.every((value) => value === Math.fround(0.1))).toBe(true);
    const zipped = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    expect((await importModel([{ name: 'm.zip', bytes: zipped }])).network).toEqual(network);
  });

  const refusals: readonly (readonly [why: string, change: (json: string) => string, sentence: RegExp])[] = [
    [
      'weights quantized in an unknown way',
      (json) => json.replace('"float32"', '"float32","quantization":{"dtype":"int4"}'),
      /“hidden\/kernel” is quantized in a way that is not known/,
    ],
    ['16-bit weights', (json) => json.replace('"float32"', '"float16"'), /“hidden\/kernel” is of the type float16/],
    ['an unknown layer', (json) => json.replace('"Flatten"', '"LSTM"'), /Layer “flatten” is of the kind LSTM/],
    ['an inherited name', (json) => json.replace('"Flatten"', '"constructor"'), /of the kind constructor/],
    ['an unknown activation', (json) => json.replace('"relu"', '"gelu"'), /Layer “hidden” has the activation gelu/],
    ['colours', (json) => json.replace('28,28,1]', '28,28,3]'), /It takes 28x28x3/],
    [
      'an absurd size',
      (json) => json.replace('"units":16', '"units":16000000'),
      /Layer “hidden” can't be taken: units/,
    ],
    ['an absurd shape', (json) => json.replace('[784,16]', '[78400,16000]'), /more than 20 million weights/],
    [
      'a shape that is not its own',
      (json) => json.replace('"units":16', '"units":17'),
      /Layer “hidden” needs a kernel of shape \[784, 17\], but the file has \[784, 16\]/,
    ],
    ['a missing weight', (json) => json.replace('logits/bias', 'logits/other'), /The bias of “logits” is missing/],
    ['a model.json that is cut off', (json) => json.slice(0, 100), /model\.json is damaged or cut off/],
    ['a graph model', (json) => json.replace('layers-model', 'graph-model'), /is a graph model/],
  ];

  it.each(refusals)('is refused with %s, in one sentence', async (_why, change, sentence) => {
    const { json, bytes } = model(DENSE, DENSE_WEIGHTS);
    const before = JSON.stringify(json);
    const changed = change(before);
    expect(changed).not.toBe(before);
    const files = [
      { name: 'model.json', bytes: strToU8(changed) },
      { name: 'group1-shard1of1.bin', bytes },
    ];
    const error: unknown = await importModel(files).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(sentence);
  });

  it('is refused with eleven outputs, whether a softmax is on them or not', async () => {
    const weights = { ...DENSE_WEIGHTS, 'logits/kernel': [[16, 11], 0.2], 'logits/bias': [[11], 0.3] } as const;
    for (const activation of ['softmax', 'linear']) {
      const layers = [...DENSE.slice(0, -1), layer('Dense', { name: 'logits', units: 11, activation })];
      await expect(importModel(filesOf(model(layers, weights)))).rejects.toThrow(
        'It gives 11 numbers; only networks with 10, one for each digit, can be taken.',
      );
    }
  });

  it('is refused with weights that are no numbers, or that are missing', async () => {
    const sound = model(DENSE, DENSE_WEIGHTS);
    const bad = sound.bytes.slice();
    new DataView(bad.buffer).setFloat32(400, NaN, true);
    await expect(importModel(filesOf({ ...sound, bytes: bad }))).rejects.toThrow(
      '"hidden/kernel" has values that are not numbers',
    );
    await expect(importModel(filesOf(sound).slice(0, 1))).rejects.toThrow(
      '“group1-shard1of1.bin”, a file of its weights, is missing',
    );
    await expect(importModel(filesOf({ ...sound, bytes: bad.slice(4) }))).rejects.toThrow(
      'bytes where model.json tells of',
    );
  });

  it.each([
    ['nothing', [], 'There are no files'],
    ['text', [{ name: 'notes.txt', bytes: strToU8('hello') }], '“notes.txt” is no model that can be brought in'],
    ['an empty file', [{ name: 'a.bin', bytes: new Uint8Array() }], '“a.bin” is empty.'],
    ['an empty zip', [{ name: 'a.zip', bytes: zipSync({}) }], 'The zip is empty.'],
    [
      'a zip in a zip',
      [{ name: 'a.zip', bytes: zipSync({ 'b.zip': zipSync({ 'c.txt': strToU8('x') }) }) }],
      'The zip holds another zip: unpack it first.',
    ],
  ] as const)('is not %s', async (_what, files, sentence) => {
    const error: unknown = await importModel(files).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(sentence);
  });

  it('comes to nothing worse than a sentence, however its zip and its JSON are mutated', async () => {
    const { layers } = ARCHITECTURES.lenet;
    const { modelJson, weightsBin } = toTfjs(layers, initialWeights(layers, 1));
    const weights = { name: 'weights.bin', bytes: weightsBin };
    const zip = zipSync({ 'model.json': strToU8(modelJson), 'weights.bin': weightsBin });
    const outcomes = { taken: 0, refused: 0 };
    const attempt = async (files: readonly ImportFile[]): Promise<void> => {
      try {
        await importModel(files);
        outcomes.taken += 1;
      } catch (error) {
        if (!(error instanceof UserError))
          throw new Error(`A fault: ${strFromU8(files[0]!.bytes.slice(0, 300))}`, { cause: error });
        outcomes.refused += 1;
      }
    };
    for (let number = 0; number < 150; number++)
      await attempt([{ name: 'm.zip', bytes: mutate(zip, zip, Random.at(5, number)) }]);
    const json = strToU8(modelJson);
    for (let number = 0; number < 300; number++)
      await attempt([{ name: 'model.json', bytes: mutate(json, zip, Random.at(6, number)) }, weights]);
    expect(outcomes.refused).toBeGreaterThan(200);
  });
});
