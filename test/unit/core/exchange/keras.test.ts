import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { importModel } from '../../../../src/core/exchange/import-model';
import { toKeras } from '../../../../src/core/exchange/keras/export-keras';
import { fromKeras, isHdf5, isKeras } from '../../../../src/core/exchange/keras/import-keras';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { UserError } from '../../../../src/core/user-error';
import { EVERY_KIND, modelOf } from './every-kind';
import { hdf5Model } from './hdf5-model';

const NETWORKS = {
  everyKind: EVERY_KIND,
  ...Object.fromEntries(Object.entries(ARCHITECTURES).map(([name, { layers }]) => [name, layers])),
};

interface Config {
  class_name: string;
  config: { layers: { class_name: string; config: Record<string, unknown> }[] };
}

/** An archive with its configuration changed. */
async function changed(change: (config: Config) => void): Promise<Uint8Array> {
  const files = unzipSync(await toKeras(modelOf(ARCHITECTURES.lenet.layers)));
  const config = JSON.parse(new TextDecoder().decode(files['config.json'])) as Config;
  change(config);
  return zipSync({ ...files, 'config.json': Buffer.from(JSON.stringify(config)) });
}

const layerOf = (config: Config, name: string) => config.config.layers.find((layer) => layer.config['name'] === name)!;

describe('a Keras archive', () => {
  it.each(Object.entries(NETWORKS))('comes back as the network that it was made of: %s', async (_, layers) => {
    const model = modelOf(layers);
    const bytes = await toKeras(model);
    expect([isKeras(bytes), isHdf5(unzipSync(bytes)['model.weights.h5']!)]).toEqual([true, true]);
    const { network, format } = await importModel([{ name: 'any.zip', bytes }]);
    expect(network.layers).toEqual(layers);
    expect(network.weights).toEqual(model.weights);
    expect([network.name, network.notes, format]).toEqual([model.card.name, [], 'Keras']);
  });

  it('has layers by their names, and says how to prepare an image', async () => {
    const files = unzipSync(await toKeras(modelOf(EVERY_KIND)));
    const metadata = JSON.parse(new TextDecoder().decode(files['metadata.json'])) as Record<string, unknown>;
    expect(metadata).toMatchObject({ inkling: { preparation: expect.stringContaining('20x20') as string } });
    const { config } = JSON.parse(new TextDecoder().decode(files['config.json'])) as Config;
    expect(config.layers.map((layer) => layer.config['name'])).toEqual([
      'image',
      ...EVERY_KIND.map(({ name }) => name),
    ]);
  });

  it('is refused in one sentence that names the layer', async () => {
    const refused: [(config: Config) => void, string][] = [
      [
        (config) => (layerOf(config, 'conv_2').class_name = 'Conv2DTranspose'),
        '“conv_2” is of the kind Conv2DTranspose',
      ],
      [
        (config) => (layerOf(config, 'conv_1').config['dilation_rate'] = [2, 3]),
        "“conv_1” can't be taken: dilation_rate",
      ],
      [(config) => (layerOf(config, 'conv_1').config['filters'] = 1e9), "“conv_1” can't be taken: filters"],
      [
        (config) => (layerOf(config, 'conv_1').config['filters'] = 12),
        '“conv_1” needs a kernel of shape [5, 5, 1, 12]',
      ],
      [(config) => (layerOf(config, 'conv_1').config['data_format'] = 'channels_first'), 'takes the channels first'],
      [(config) => (layerOf(config, 'logits').config['activation'] = 'gelu'), '“logits” has the activation gelu'],
      [(config) => (layerOf(config, 'image').config['batch_shape'] = [null, 32, 32, 3]), 'It takes 32x32x3'],
      [(config) => void config.config.layers.splice(1), 'There are no layers'],
      [(config) => (config.class_name = 'Mystery'), 'of the kind Mystery'],
    ];
    for (const [change, message] of refused) await expect(fromKeras(await changed(change))).rejects.toThrow(message);
  });

  it('with weights that are not numbers, or without any, is refused', async () => {
    const model = modelOf(ARCHITECTURES.dense.layers);
    model.weights[0]!.values[3] = NaN;
    await expect(fromKeras(await toKeras(model))).rejects.toThrow('hidden/kernel');
    const { 'model.weights.h5': _, ...others } = unzipSync(await toKeras(model));
    await expect(fromKeras(zipSync(others))).rejects.toThrow('has no model.weights.h5');
  });
});

describe('a model that Keras saved as HDF5', () => {
  it('is read layer by layer', async () => {
    const model = modelOf(ARCHITECTURES.cnn.layers);
    const bytes = await hdf5Model(model);
    const { network, format } = await importModel([{ name: 'any.h5', bytes }]);
    expect([network.layers, network.weights, format]).toEqual([model.layers, model.weights, 'Keras HDF5']);
  });

  it('is refused where it holds weights only, or more than the file has bytes', async () => {
    const model = modelOf(ARCHITECTURES.dense.layers);
    const weights = unzipSync(await toKeras(model))['model.weights.h5']!;
    await expect(importModel([{ name: 'w.h5', bytes: weights }])).rejects.toThrow('no model_config');
    const claims = await hdf5Model(model, { hollow: true });
    expect(claims.length).toBeLessThan(20_000);
    await expect(importModel([{ name: 'c.h5', bytes: claims }])).rejects.toThrow('is not within the file');
  });
});

describe('damaged files', () => {
  const randomly = Random.fromSeed(4);
  const below = (end: number): number => Math.floor(randomly.uniform() * end);

  function damaged(bytes: Uint8Array, run: number): Uint8Array {
    const copy = Uint8Array.from(bytes);
    for (let change = 0; change <= run % 6; change++) {
      // Most of a file is weights, which may be any numbers: what is about them is at its beginning.
      const place = below(run % 2 === 0 ? Math.min(4_000, copy.length) : copy.length);
      copy[place] = run % 4 < 2 ? below(256) : [0, 0x7f, 0x80, 0xff][below(4)]!;
    }
    return run % 5 === 0 ? copy.subarray(0, below(copy.length)) : copy;
  }

  it('are refused or read, and nothing else', async () => {
    const model = modelOf(ARCHITECTURES.lenet.layers);
    const archive = await toKeras(model);
    const legacy = await hdf5Model(model);
    const { 'model.weights.h5': weights, ...others } = unzipSync(archive);
    for (let run = 0; run < 200; run++) {
      const files = [
        damaged(archive, run),
        damaged(legacy, run),
        zipSync({ ...others, 'model.weights.h5': damaged(weights!, run) }),
      ];
      for (const bytes of files)
        await importModel([{ name: 'f', bytes }]).catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
    }
  });
});
