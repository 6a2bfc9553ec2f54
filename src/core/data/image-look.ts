import { layGreyOnPad } from '../ink/picture';
import { rasterize } from '../ink/rasterize';
import { CLASSES } from '../network/layer';
import { type Digits, IMAGE_PIXELS, IMAGE_SIZE } from './digits';
import type { IdxImages } from './idx';

/** How images lie, against MNIST's: white ink on black paper, row by row. */
export interface ImageLook {
  /** Black ink on white paper. */
  readonly isInverted: boolean;
  /** Column by column, as EMNIST's files have them: the digits lie mirrored on their side. */
  readonly isTransposed: boolean;
}

/** So many images are looked at, evenly from all. */
const MOST_IMAGES = 300;

/** With fewer no one can say how they lie. */
const FEWEST_IMAGES = 10;

/** Transposed are those that look it by so many times the standard error of the mean. */
const SURE = 4;

/**
 * How labelled images lie by their look: inverted where most have a bright border, transposed where they are more like
 * typical digits of their labels on their side.
 * @param typical digits that lie as they should
 */
export function lookOf(images: IdxImages, labels: Uint8Array, typical: Digits): ImageLook {
  const places = somePlaces(images.count);
  const isInverted = places.filter((place) => borderOf(images, place) > 127).length > places.length / 2;
  if (places.length < FEWEST_IMAGES) return { isInverted, isTransposed: false };
  const means = meanDigits(typical);
  // An image on its side is as like a digit as that digit on its side is like the image.
  const lying = transposed(means, IMAGE_SIZE, IMAGE_SIZE);
  const upright = isInverted ? inverted(images) : images;
  const gains = places.flatMap((place) => {
    const image = inkAt(upright, place);
    if (image === null) return [];
    const [start, end] = [labels[place]! * IMAGE_PIXELS, (labels[place]! + 1) * IMAGE_PIXELS];
    return [likeness(image, lying.subarray(start, end)) - likeness(image, means.subarray(start, end))];
  });
  return { isInverted, isTransposed: zOf(gains) > SURE };
}

/** The images as MNIST's lie, given how they do. */
export function turnImages(images: IdxImages, { isInverted, isTransposed }: ImageLook): IdxImages {
  const bright = isInverted ? inverted(images) : images;
  const { count, width, height, pixels } = bright;
  return isTransposed ? { count, width: height, height: width, pixels: transposed(pixels, width, height) } : bright;
}

function inverted(images: IdxImages): IdxImages {
  return { ...images, pixels: images.pixels.map((value) => 255 - value) };
}

/** Images `[count, height, width]` as `[count, width, height]`. */
function transposed<Pixels extends Uint8Array | Float32Array>(pixels: Pixels, width: number, height: number): Pixels {
  const turned = pixels.slice() as Pixels;
  for (let start = 0; start < pixels.length; start += width * height)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) turned[start + x * height + y] = pixels[start + y * width + x]!;
  return turned;
}

function somePlaces(count: number): number[] {
  const looked = Math.min(MOST_IMAGES, count);
  return Array.from({ length: looked }, (_, index) => Math.floor((index * count) / looked));
}

/** The mean of an image's outermost pixels, 0..255. */
function borderOf({ width, height, pixels }: IdxImages, place: number): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      sum += pixels[(place * height + y) * width + x]!;
      count++;
    }
  }
  return sum / count;
}

/** An image as networks read it, `[28, 28]`; null where it has no ink. */
function inkAt({ width, height, pixels }: IdxImages, place: number): Float32Array | null {
  const grey = pixels.subarray(place * width * height, (place + 1) * width * height);
  return rasterize({ marks: [layGreyOnPad(grey, width, height)] });
}

/** The mean image of each digit, `[10, 28, 28]`. */
function meanDigits({ count, images, labels }: Digits): Float32Array {
  const sums = new Float32Array(CLASSES * IMAGE_PIXELS);
  for (let index = 0; index < count; index++) {
    const start = labels[index]! * IMAGE_PIXELS;
    for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) sums[start + pixel]! += images[index * IMAGE_PIXELS + pixel]!;
  }
  return sums;
}

/** The cosine of the angle between two images. */
function likeness(one: Float32Array, other: Float32Array): number {
  const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

/** How many standard errors the mean lies above 0. */
function zOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.length === 0 ? 0 : mean / Math.sqrt(variance / values.length);
}
