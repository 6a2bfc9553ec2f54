import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { listZip, unzip } from '../../../../src/core/exchange/unzip';
import { UserError } from '../../../../src/core/user-error';
import { mutate } from '../../../interop/mutations';

const text = (content: string): Uint8Array => strToU8(content);

/** Overwrites 32-bit numbers that follow a signature, little-endian. */
function patch(zip: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  return copy;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;

describe('a zip from elsewhere', () => {
  it('gives its files, stored and deflated, without folders and what macOS adds', () => {
    const zip = zipSync({
      'model/model.json': text('{}'),
      'model/weights.bin': [new Uint8Array(5000).fill(7), { level: 0 }],
      'model/empty': new Uint8Array(),
      'folder/': new Uint8Array(),
      '__MACOSX/model/._model.json': text('x'),
      'model/.DS_Store': text('x'),
    });
    const files = unzip(zip);
    expect([...files.keys()]).toEqual(['model/model.json', 'model/weights.bin', 'model/empty']);
    expect(files.get('model/weights.bin')).toEqual(new Uint8Array(5000).fill(7));
  });

  it('gives a path as it is written here, where macOS has its letters and their accents apart', () => {
    const apart = 'Mode\u0300le/model.json';
    const files = unzip(zipSync({ [apart]: text('{}') }));
    expect([...files.keys()]).toEqual(['Mod\u00e8le/model.json']);
    expect(() => unzip(zipSync({ [apart]: text('{}'), [apart.normalize()]: text('{}') }))).toThrow('twice');
  });

  it.each(['../up', 'a/../../b', '/etc/passwd', 'C:/x', 'a\\..\\b', './a', 'a//b', 'a\u0000b'])(
    'is refused with the path %j',
    (path) => {
      const zip = zipSync({ [path]: text('x') });
      expect(() => unzip(zip)).toThrow(UserError);
      expect(() => unzip(zip)).toThrow('a path that leads out of it');
    },
  );

  it('is refused with a path twice', () => {
    const zip = Buffer.from(zipSync({ aaaa: text('1'), bbbb: text('2') }));
    const twice = Buffer.from(zip.toString('latin1').replaceAll('bbbb', 'aaaa'), 'latin1');
    expect(() => unzip(twice)).toThrow('has “aaaa” twice');
  });

  it('is refused with too many files, before one is unpacked', () => {
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, place) => [`f${place}`, text('x')]));
    expect(() => unzip(zipSync(many))).toThrow('more than 500 files');
  });

  it('is refused where it says that it is huge once unpacked', () => {
    const zip = patch(zipSync({ bomb: text('small') }), CENTRAL, 24, 0x7fff_ffff);
    expect(zip.length).toBeLessThan(1000);
    expect(() => listZip(zip)).toThrow('more than 268.4 MB');
  });

  it('never unpacks more than it says', () => {
    const bomb = zipSync({ bomb: new Uint8Array(8 * 1024 * 1024) });
    const lying = patch(patch(bomb, CENTRAL, 24, 100), LOCAL, 22, 100);
    expect(() => unzip(lying)).toThrow('has more in “bomb” than it says');
  });

  it('is refused where it is no zip, cut short, or has less than it says', () => {
    const zip = zipSync({ a: new Uint8Array(9000).map((_, place) => place * 7), b: text('end') });
    expect(() => unzip(text('PK no zip'))).toThrow(UserError);
    for (const length of [0, 1, 30, zip.length >> 1, zip.length - 1])
      expect(() => unzip(zip.slice(0, length)), String(length)).toThrow(UserError);
    expect(() => unzip(patch(zip, CENTRAL, 24, 10_000))).toThrow('cut short');
  });

  it('comes to nothing worse than a sentence, however it is mutated', () => {
    const zip = zipSync({
      'm/model.json': text('{"a":1}'.repeat(99)),
      'm/w.bin': [new Uint8Array(3000).fill(3), { level: 0 }],
    });
    let refused = 0;
    for (let number = 0; number < 400; number++) {
      try {
        unzip(mutate(zip, zip, Random.at(1, number)));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  });
});
