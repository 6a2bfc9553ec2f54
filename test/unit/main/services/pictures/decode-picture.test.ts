import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inkFromPicture, type RgbaPixels } from '../../../../../src/core/ink/picture';
import { decodePicture } from '../../../../../src/main/services/pictures/decode-picture';
import { readPictureInk } from '../../../../../src/main/services/pictures/picture-ink';
import { meanDifference } from '../../../core/ink/drawings';

const folder = fileURLToPath(new URL('cases/', import.meta.url));
const bytesOf = (file: string): Uint8Array => readFileSync(folder + file);
const decoded = async (file: string): Promise<RgbaPixels> => (await decodePicture(bytesOf(file), file))!;

describe('pictures of all kinds', () => {
  it.each(readdirSync(folder))('reads the same seven from %s', async (file) => {
    const [picture, plain] = [await decoded(file), await decoded('7.png')];
    expect([picture.width, picture.height]).toEqual([90, 90]);
    expect(meanDifference(greyOf(picture), greyOf(plain))).toBeLessThan(0.01);
    expect(inkFromPicture(picture).pixels.some((ink) => ink === 1)).toBe(true);
  });

  it.each(readdirSync(folder))('says what of %s is broken where it ends early', async (file) => {
    const cut = bytesOf(file).subarray(0, 60);
    await expect(decodePicture(cut, file)).rejects.toThrow(new RegExp(`^${file} is a broken [A-Za-z]+ picture\\.$`));
  });

  it.each([
    ['7.png', 16, [0x7f, 0, 0, 0, 0x7f, 0, 0, 0]],
    ['7.gif', 6, [0xff, 0xff, 0xff, 0xff]],
    ['7.bmp', 18, [0, 0, 0, 0x40, 0, 0, 0, 0x40]],
  ])('refuses a huge %s before anything is made of that size', async (file, at, size) => {
    const huge = bytesOf(file).slice();
    huge.set(size, at);
    await expect(decodePicture(huge, file)).rejects.toThrow(`${file} is too large a picture.`);
  });

  it('takes nothing else for a picture, and says where one has no ink', async () => {
    expect(await decodePicture(new TextEncoder().encode('{"strokes":[]}'), 'strokes')).toBeNull();
    expect(await decodePicture(new Uint8Array(0), 'empty')).toBeNull();
    const picture = bytesOf('7.bmp').slice();
    picture.fill(255, 54);
    await expect(readPictureInk({ name: 'white.bmp', bytes: picture })).rejects.toThrow(
      /^white\.bmp shows nothing that can be told from its paper/,
    );
  });
});

/** The red of each pixel, 0..1: the pictures are grey. */
function greyOf({ width, height, data }: RgbaPixels): Float32Array {
  return Float32Array.from({ length: width * height }, (_, index) => data[4 * index]! / 255);
}
