import { IMAGE_SIZE } from '../data/digits';
import { PAD_SIZE, type InkImage, type Picture } from './drawing';
import { shrink } from './shrink';
import { liftInk } from './lift-ink';

/** Pixels as a canvas or a decoder gives them: red, green, blue and opacity, 0..255 each. Shape `[height, width, 4]`. */
export interface RgbaPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** The luminance of the pixel with that number, 0 black to 1 white (Rec. 709 weights), whatever its opacity. */
export function luminanceAt(data: RgbaPixels['data'], index: number): number {
  const at = 4 * index;
  return (0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!) / 255;
}

/** The size that a picture is brought down to so that its longer side is at most `longest`, its shape kept. */
export function sizeWithin(
  width: number,
  height: number,
  longest: number,
): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** A picture's longer side is brought down to less than twice this: ink needs no more detail. */
const ENOUGH_PIXELS = 240;

/** How much of the pad a picture fills that isn't laid out as MNIST's already. */
const SHARE_OF_PAD = 0.8;

/**
 * Takes the ink out of a picture of a digit, dark on light or light on dark, on even or unevenly lit paper. All values
 * are 0 where no ink can be told from paper.
 */
export function inkFromPicture(picture: RgbaPixels): InkImage {
  const image = darkness(picture);
  return liftInk(shrink(image, Math.floor(Math.max(image.width, image.height) / ENOUGH_PIXELS)));
}

/** The same for greyscale pixels, shape `[height, width]`, 0..255. */
export function inkFromGrey(grey: Uint8Array, width: number, height: number): InkImage {
  return liftInk({ width, height, pixels: Float32Array.from(grey, (value) => 1 - value / 255) });
}

/**
 * Lays a picture on the pad: 28x28 ones fill it and are taken as they are, others are put in the middle with some room
 * around.
 */
export function layOnPad(image: InkImage): Picture {
  const framed = image.width === IMAGE_SIZE && image.height === IMAGE_SIZE;
  const scale = ((framed ? 1 : SHARE_OF_PAD) * PAD_SIZE) / Math.max(image.width, image.height);
  const x = (PAD_SIZE - scale * image.width) / 2;
  const y = (PAD_SIZE - scale * image.height) / 2;
  return { kind: 'picture', image, x, y, scale, framed };
}

/** Lays greyscale pixels, `[height, width]`, 0..255, on the pad to be laid out as MNIST's are, whatever their size. */
export const layGreyOnPad = (grey: Uint8Array, width: number, height: number): Picture => ({
  ...layOnPad(inkFromGrey(grey, width, height)),
  framed: false,
});

/** Lays a 28x28 digit, 784 bytes of 0 paper to 255 ink, on the pad just as it lies in its frame. */
export const layDigitOnPad = (grey: Uint8Array): Picture =>
  layOnPad({ width: IMAGE_SIZE, height: IMAGE_SIZE, pixels: Float32Array.from(grey, (value) => value / 255) });

/**
 * One minus the luminance over white paper. A picture that is all one colour and differs in its
 * opacity only, as cut-out signatures are, is read by its opacity.
 */
function darkness({ width, height, data }: RgbaPixels): InkImage {
  const pixels = new Float32Array(width * height);
  const opacity = new Float32Array(width * height);
  let least = 1;
  let most = 0;
  for (let index = 0; index < pixels.length; index++) {
    opacity[index] = data[4 * index + 3]! / 255;
    pixels[index] = opacity[index]! * (1 - luminanceAt(data, index));
    least = Math.min(least, pixels[index]!);
    most = Math.max(most, pixels[index]!);
  }
  return { width, height, pixels: most - least < 0.02 ? opacity : pixels };
}
