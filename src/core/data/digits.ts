/** The side of every image that a network reads, in pixels. */
export const IMAGE_SIZE = 28;

/** How many pixels an image has. */
export const IMAGE_PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** Labelled 28x28 images. `images` has shape `[count, 28, 28]`, 0 paper to 255 ink; `labels` has shape `[count]`, 0..9. */
export interface Digits {
  readonly count: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** The sets of digits that models are looked at with: MNIST's test digits, or the user's own in the order of `digits.own`. */
export type DigitSet = 'test' | 'own';

/** A set without any. */
export const NO_DIGITS: Digits = { count: 0, images: new Uint8Array(), labels: new Uint8Array() };

/** The image at a place of a set, from 0, where it lies in the set: 784 bytes, or none beyond the set's end. */
export const imageAt = ({ images }: Digits, index: number): Uint8Array =>
  images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);

/** The images from `start` up to, but not, `end` as a network reads them: `[end - start, 28, 28]`, ink 1 on paper 0. */
export function imagesBetween(digits: Digits, start: number, end: number): Float32Array {
  const images = new Float32Array(digits.images.subarray(start * IMAGE_PIXELS, end * IMAGE_PIXELS));
  for (let pixel = 0; pixel < images.length; pixel++) images[pixel]! /= 255;
  return images;
}

/** The digits from `start` up to, but not, `end`, where they lie in the set. */
export const digitsBetween = ({ images, labels }: Digits, start: number, end: number): Digits => ({
  count: end - start,
  images: images.subarray(start * IMAGE_PIXELS, end * IMAGE_PIXELS),
  labels: labels.subarray(start, end),
});
