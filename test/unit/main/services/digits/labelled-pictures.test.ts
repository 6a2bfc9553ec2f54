import { encode } from 'jpeg-js';
import { zipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { digitsBetween, imageAt, IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { writeIdx } from '../../../../../src/core/data/idx';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { UserError } from '../../../../../src/core/user-error';
import { readDigitFiles } from '../../../../../src/main/services/digits/digit-files';
import type { DigitFile } from '../../../../../src/main/services/digits/open-digit-files';
import { loadTestDigits, loadTrainingDigits } from '../../../../../src/main/services/digits/mnist';

/** An image of 0 paper to 255 ink as a picture, each pixel so many wide, black on white if asked for. */
function pictureOf(image: Uint8Array, { zoom = 1, isInverted = false, format = 'png' } = {}): Uint8Array {
  const side = 28 * zoom;
  const png = new PNG({ width: side, height: side });
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const ink = image[28 * Math.floor(y / zoom) + Math.floor(x / zoom)]!;
      const light = isInverted ? 255 - ink : ink;
      png.data.set([light, light, light, 255], 4 * (side * y + x));
    }
  return format === 'png' ? PNG.sync.write(png) : encode(png, 95).data;
}

const training = async () => digitsBetween(await loadTrainingDigits(), 500, 530);

const foldersOf = async (look: Parameters<typeof pictureOf>[1] = {}): Promise<DigitFile[]> => {
  const some = await training();
  return Array.from(some.labels, (label, index) => ({
    name: `digits/${label}/${index}.${look.format ?? 'png'}`,
    bytes: pictureOf(imageAt(some, index), look),
  }));
};

describe('pictures whose folders say their digits', () => {
  it('are the same digits as in IDX files, turned where they are black on white', async () => {
    const some = await training();
    const { images, labels } = writeIdx(some);
    const expected = await readDigitFiles([{ name: 'i', bytes: images }, { name: 'l', bytes: labels }]); // prettier-ignore
    const drawings = expected.digits.map(({ label, drawing }) => ({ label, drawing }));
    const plain = await readDigitFiles(await foldersOf());
    expect(plain.digits.map(({ label, drawing }) => ({ label, drawing }))).toEqual(drawings);
    expect(plain.digits[3]!.where).toBe(`digits/${some.labels[3]}/3.png`);
    expect(plain.notes).toEqual([]);
    const dark = await readDigitFiles(await foldersOf({ isInverted: true }));
    expect(dark.digits.map(({ label, drawing }) => ({ label, drawing }))).toEqual(drawings);
    expect(dark.notes).toEqual(['The images of 30 pictures were inverted, from black on white.']);
    expect((await readDigitFiles(await foldersOf({ isInverted: true }), { turn: { invert: false } })).notes).toEqual(
      [],
    );
  });

  it('are read out of a zip, with more of them than a model has files', async () => {
    const [{ bytes }] = (await foldersOf()) as [DigitFile];
    const names = Array.from({ length: 600 }, (_, index) => `set/${index % 10}/${index}.png`);
    const zip = zipSync({
      ...Object.fromEntries(names.map((name) => [name, bytes])),
      'set/README': Buffer.from('a set'),
      'set/7/Thumbs.db': Buffer.from('x'),
    });
    const { digits } = await readDigitFiles([{ name: 'set.zip', bytes: zip }]);
    expect(digits).toHaveLength(600);
    expect(digits.every(({ label, where }) => where.startsWith(`set/${label}/`))).toBe(true);
  });

  it('may be of other sizes, PNG and JPEG, and are then laid out as MNIST’s', async () => {
    const some = await training();
    for (const look of [
      { zoom: 4, isInverted: true },
      { zoom: 3, format: 'jpg' },
    ]) {
      const { digits, notes } = await readDigitFiles((await foldersOf(look)).slice(0, 5));
      expect(notes).toEqual([]);
      digits.forEach(({ label, drawing }, index) => {
        expect(label).toBe(some.labels[index]);
        const image = rasterize(drawing)!;
        const expected = imageAt(some, index);
        const difference = image.reduce((sum, ink, at) => sum + Math.abs(ink - expected[at]! / 255), 0);
        expect(difference / IMAGE_PIXELS).toBeLessThan(0.06);
      });
    }
    const [upright] = (await readDigitFiles((await foldersOf({ zoom: 3 })).slice(0, 1))).digits;
    const [lying] = (await readDigitFiles((await foldersOf({ zoom: 3 })).slice(0, 1), { turn: { transpose: true } }))
      .digits;
    const [one, other] = [rasterize(upright!.drawing)!, rasterize(lying!.drawing)!];
    expect(one[28 * 10 + 14]).toBeCloseTo(other[28 * 14 + 10]!, 5);
    expect(one).not.toEqual(other);
  });

  it('are refused in one sentence where they say no digit, or can’t be read', async () => {
    const [{ bytes }] = (await foldersOf()) as [DigitFile];
    const read = (name: string, content = bytes) => readDigitFiles([{ name, bytes: content }]);
    expect((await read('7_1.png')).digits.map(({ label }) => label)).toEqual([7]);
    await expect(read('a.png')).rejects.toThrow(
      new UserError("a.png doesn't say which digit it is: lay it in a folder that is called as its digit (7), or let its name begin with it (7_1.png)."),
    ); // prettier-ignore
    await expect(read('7_1.png', bytes.subarray(0, 60))).rejects.toThrow(
      new UserError('7_1.png is a broken PNG picture.'),
    );
    const test = pictureOf(imageAt(await loadTestDigits(), 5));
    await expect(read('1/test.png', test)).rejects.toThrow("1/test.png is one of MNIST's test digits.");
    expect((await readDigitFiles([{ name: '1/test.png', bytes: test }], { purpose: 'test' })).digits).toHaveLength(1);
  });
});
