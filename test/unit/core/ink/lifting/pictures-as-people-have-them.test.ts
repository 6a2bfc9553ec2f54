import { decode, encode } from 'jpeg-js';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../../src/core/data/random';
import { inkFromPicture, layOnPad, type RgbaPixels } from '../../../../../src/core/ink/picture';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { Network } from '../../../../../src/core/network/network';
import { decodePicture } from '../../../../../src/main/services/pictures/decode-picture';
import { startInstalledBackend } from '../../../backend';
import { openShipped } from '../../network/explain/shipped-models';
import { KINDS, toRgba } from './made-pictures';

let network: Network;
beforeAll(async () => {
  await startInstalledBackend();
  const { layers, weights } = openShipped('reader');
  network = Network.fromWeights(layers, weights);
});
afterAll(() => network.dispose());

/** The digit that the network reads in a picture; null where it has no ink. */
function read(picture: RgbaPixels): string | null {
  const image = rasterize({ marks: [layOnPad(inkFromPicture(picture))] });
  return image === null ? null : String(network.trace(image).answer.digit);
}

const asJpeg = ({ width, height, data }: RgbaPixels): RgbaPixels =>
  decode(encode({ width, height, data: Buffer.from(data) }, 80).data, { useTArray: true });

/** So many pictures of each kind are made and read; `PICTURES=50` for more. */
const COUNT = Number(process.env['PICTURES'] ?? 10);

describe('pictures as people have them', () => {
  it.each(Object.entries(KINDS))('reads nine of ten: %s', { timeout: 120_000 }, (_, make) => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= COUNT; seed++) {
      const digit = String(seed % 10);
      const picture = toRgba(make(digit, Random.fromSeed(seed)));
      const answer = read(seed % 2 === 0 ? picture : asJpeg(picture));
      if (answer !== digit) wrong.push(`seed ${seed}: ${digit} read as ${answer ?? 'nothing'}`);
    }
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(0.1 * COUNT);
  });

  const folder = fileURLToPath(new URL('cases/', import.meta.url));
  it.each(readdirSync(folder))('reads %s', async (file) => {
    expect(read((await decodePicture(readFileSync(folder + file), file))!)).toBe(file[0]);
  });
});
