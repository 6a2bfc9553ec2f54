import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importModel } from '../../src/core/exchange/import-model';
import { Network } from '../../src/core/network/network';
import { startInstalledBackend } from '../unit/backend';
import { testDigits } from './digits';
import { pythonProgram, runPython } from './python';
import { RESULTS } from './places';

const FOLDER = join(RESULTS, 'made-by-keras');

let images: Float32Array;
beforeAll(async () => {
  await startInstalledBackend();
  ({ images } = await testDigits());
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const imagesFile = join(FOLDER, 'images.f32');
  await writeFile(imagesFile, new Uint8Array(images.buffer, images.byteOffset, images.byteLength));
  await runPython('runtimes', [pythonProgram('make_keras.py'), imagesFile, FOLDER]);
});

/** What Inkling reads of the digits with a file that was brought in, and what the file's maker said. */
async function read(file: string) {
  const { network: imported } = await importModel([{ name: file, bytes: await readFile(join(FOLDER, file)) }]);
  const network = Network.fromWeights(imported.layers, imported.weights);
  const inklings = network.recognize(images, images.length / 784);
  network.dispose();
  const bytes = await readFile(join(FOLDER, file.replace(/\.(keras|h5)$/, '.f32')));
  const theirs = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    imported,
    difference: inklings.reduce((most, value, place) => Math.max(most, Math.abs(value - theirs[place]!)), 0),
  };
}

describe('what Keras made', () => {
  it('is read as Keras reads it', async () => {
    const files = (await readdir(FOLDER)).filter((name) => /\.(keras|h5)$/.test(name));
    expect(files.length).toBeGreaterThan(20);
    const differences: Record<string, number> = {};
    for (const file of files) differences[file] = (await read(file)).difference;
    expect(Object.entries(differences).filter(([, difference]) => !(difference <= 1e-4))).toEqual([]);
  });

  it('has its names, and says what was changed', async () => {
    const { imported } = await read('sequential.keras');
    expect(imported.name).toBe('my_digits');
    expect(imported.layers.slice(0, 3).map(({ name }) => name)).toEqual([
      'conv2d',
      'conv2d_relu',
      'batch_normalization',
    ]);
    expect(imported.notes).toEqual([
      expect.stringContaining('“spatial_dropout2d” (SpatialDropout2D) does nothing'),
      expect.stringContaining('“gaussian_noise” (GaussianNoise) does nothing'),
    ]);
    const odd = await read('functional.h5');
    expect(odd.imported.layers[0]!.name).toBe('first_conv_1');
    expect((await read('rows.h5')).imported.notes).toEqual([expect.stringContaining('softmax was added')]);
    expect((await read('bytes.keras')).imported.notes[0]).toContain('0 to 255');
  });

  it.each([
    ['branched', /Layer “add.*joins 2 others/],
    ['dilated', /“wide”.*dilation_rate/],
    ['oblong', /“oblong”.*only squares/],
    ['largest', /“largest” is of the kind GlobalMaxPooling2D/],
    ['coloured', /takes 32x32x3/],
    ['letters', /10 digits/],
    ['swish', /“swish” has the activation (silu|swish)/],
    ['padded', /“lift” rescales what “conv2d/],
  ])('is refused by name where it can’t be taken: %s', async (name, reason) => {
    const file = join(FOLDER, 'refused', `${name}.keras`);
    await expect(importModel([{ name: file, bytes: await readFile(file) }])).rejects.toThrow(reason);
  });
});
