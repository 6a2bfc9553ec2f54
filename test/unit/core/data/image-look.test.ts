import { beforeAll, describe, expect, it } from 'vitest';
import { type Digits, digitsBetween } from '../../../../src/core/data/digits';
import type { IdxImages } from '../../../../src/core/data/idx';
import { lookOf, turnImages } from '../../../../src/core/data/image-look';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';

let digits: Digits;
beforeAll(async () => {
  digits = await loadTestDigits();
});

/** So many of MNIST's test digits from a place on, in a frame of another size. */
function someImages(start: number, count: number, width = 28, height = 28): { images: IdxImages; labels: Uint8Array } {
  const some = digitsBetween(digits, start, start + count);
  const pixels = new Uint8Array(count * width * height);
  for (let image = 0; image < count; image++)
    for (let y = 0; y < Math.min(28, height); y++)
      for (let x = 0; x < Math.min(28, width); x++)
        pixels[(image * height + y) * width + x] = some.images[(image * 28 + y) * 28 + x]!;
  return { images: { count, width, height, pixels }, labels: some.labels };
}

const looks = [false, true].flatMap((isInverted) =>
  [false, true].map((isTransposed) => ({ isInverted, isTransposed })),
);

describe('the look of labelled images', () => {
  it.each(looks)('is told, and undone, where they are %o', (look) => {
    for (const [start, count, width, height] of [
      [0, 400, 28, 28],
      [700, 51, 28, 28],
      [900, 30, 40, 32],
    ] as const) {
      const { images, labels } = someImages(start, count, width, height);
      const other = turnImages(images, look);
      expect(lookOf(other, labels, digits)).toEqual(look);
      expect(turnImages(other, look)).toEqual(images);
    }
  });

  it('is not guessed from a few that could lie either way', () => {
    const { images, labels } = someImages(0, 5);
    expect(lookOf(turnImages(images, { isInverted: false, isTransposed: true }), labels, digits)).toEqual({
      isInverted: false,
      isTransposed: false,
    });
  });

  it('of images without ink, or of none at all, is MNIST’s', () => {
    const blank = { count: 20, width: 28, height: 28, pixels: new Uint8Array(20 * 784) };
    const asMnist = { isInverted: false, isTransposed: false };
    expect(lookOf(blank, new Uint8Array(20), digits)).toEqual(asMnist);
    expect(lookOf({ ...blank, count: 0, pixels: new Uint8Array() }, new Uint8Array(), digits)).toEqual(asMnist);
  });
});
