import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitsBetween, IMAGE_PIXELS, type Digits } from '../../../../../src/core/data/digits';
import { Network } from '../../../../../src/core/network/network';
import { findExcitations } from '../../../../../src/core/training/excitations';
import { readDigits } from '../../../../../src/core/training/evaluate';
import { readingsOf } from '../../../../../src/core/training/readings';
import { imagesAt, loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import { SetReadings } from '../../../../../src/main/services/models/set-readings';
import { modelFiles, readModel } from '../../../../../src/main/services/models/model-folder';
import { putFolder } from '../../../../../src/main/services/disk/durable-folder';
import { startInstalledBackend } from '../../../backend';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';

let reader: Awaited<ReturnType<typeof buildProgram>>;
beforeAll(async () => {
  reader = await buildProgram('src/main/workers/reader.ts');
});
afterAll(() => reader.remove());

async function someModel() {
  const folder = join(await temporaryFolder(), 'model');
  await putFolder(folder, modelFiles(...modelToSave('model')), 'refuse');
  return readModel(folder);
}

describe('the readings of a model', () => {
  it('are those of its network, made in a thread and once', async () => {
    const model = await someModel();
    const all = await loadTestDigits();
    const digits: Digits = { count: 1200, images: all.images.subarray(0, 1200 * IMAGE_PIXELS), labels: all.labels.subarray(0, 1200) }; // prettier-ignore
    const readings = new SetReadings(reader.path);
    const read = await readings.readings(model, digits);
    expect(await readings.readings(model, { ...digits })).toBe(read);

    await startInstalledBackend();
    const network = Network.fromWeights(model.layers, model.weights);
    const probabilities = new Float32Array(1200 * 10);
    readDigits(network, digits, 0, 1200, probabilities);
    network.dispose();
    expect(read).toEqual(readingsOf(probabilities, digits.labels));
    expect(read.labels.buffer).toBeInstanceOf(ArrayBuffer);

    // Other digits, other readings.
    const fewer = { count: 2, images: digits.images.slice(0, 2 * IMAGE_PIXELS), labels: digits.labels.slice(0, 2) };
    expect((await readings.readings(model, fewer)).answers).toEqual(read.answers.slice(0, 2));
    await readings.close();
  });

  it('have the digits that excite a layer beside them, of each layer once', async () => {
    const model = await someModel();
    const all = await loadTestDigits();
    const digits = digitsBetween(all, 0, 300);
    const readings = new SetReadings(reader.path);
    const [logits, hidden] = [model.layers.at(-2)!, model.layers.find(({ kind }) => kind === 'relu')!];
    const found = await readings.excitations(model, logits.name, digits);
    expect(await readings.excitations(model, logits.name, { ...digits })).toBe(found);
    expect(await readings.excitations(model, hidden.name, digits)).not.toEqual(found);

    await startInstalledBackend();
    const network = Network.fromWeights(model.layers, model.weights);
    expect(found).toEqual(findExcitations(network, model.layers.indexOf(logits), digits));
    network.dispose();
    expect(found).toHaveLength(10);
    await expect(readings.excitations(model, 'conv_99', digits)).rejects.toThrow('“model” has no layer “conv_99”.');
    await readings.close();
  });

  it('fail with the thread, and can be asked for again', async () => {
    const model = await someModel();
    const digits: Digits = { count: 1, images: new Uint8Array(IMAGE_PIXELS), labels: Uint8Array.of(3) };
    const program = join(await temporaryFolder(), 'none.js');
    const readings = new SetReadings(program);
    await expect(readings.readings(model, digits)).rejects.toThrow('none.js');
    await writeFile(program, '');
    await expect(readings.readings(model, digits)).rejects.toThrow('ended before it was done');
  });
});

describe('images by their places', () => {
  it('are those of the set, and blank beyond it', () => {
    const digits: Digits = {
      count: 2,
      images: Uint8Array.from({ length: 2 * IMAGE_PIXELS }, (_, at) => (at < IMAGE_PIXELS ? 1 : 2)),
      labels: Uint8Array.of(1, 2),
    };
    const images = imagesAt(digits, [1, 7, 0]);
    expect([0, 1, 2].map((place) => images[place * IMAGE_PIXELS + 5])).toEqual([2, 0, 1]);
    expect(images.length).toBe(3 * IMAGE_PIXELS);
  });
});
