import { IMAGE_SIZE } from '../data/digits';
import { PAD_SIZE, type InkImage, type Picture } from './drawing';
import { isLaidOut, isMnistSized } from './laid-out';
import { insideBorders } from './lifting/borders';
import { inkIsLighter } from './lifting/ink-is-lighter';
import { liftInk } from './lifting/lift-ink';
import { boxOfInk, cropped } from './pixel-box';
import { shrink } from './shrink';
import { strokeWidth, thicken } from './thickness';

/** Pixels as a canvas or a decoder gives them: red, green, blue and opacity, 0..255 each. Shape `[height, width, 4]`. */
export interface RgbaPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** How dark the pixel with that number is on white paper, 0 white to 1 black, by its luminance (Rec. 709 weights). */
export function darknessAt(data: RgbaPixels['data'], index: number): number {
  const at = 4 * index;
  const luminance = (0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!) / 255;
  return (data[at + 3]! / 255) * (1 - luminance);
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

/** Ink is first looked for in a picture of no more than so many pixels a side. */
const SURVEY_SIDE = 800;

/** Then it is read closer, in so many: a number's shape needs no more. */
const CLOSE_SIDE = 400;

/** Around the ink so much of its longer side is read too, so that the paper is seen, and so many pixels. */
const PAPER_AROUND = 0.15;
const LEAST_PAPER = 3;

/** Ink is no thinner than this share of its height: the pad's least stroke, 1.2 of 20 pixels. A hairline would fade away. */
const THINNEST = 0.06;

/** How much of the pad a picture fills that isn't laid out as MNIST's already. */
const SHARE_OF_PAD = 0.8;

/**
 * Takes the ink out of a picture, dark on light or light on dark, on even or unevenly lit paper, wherever it lies in
 * it. All values are 0 where no ink can be told from paper. A picture of 28x28 keeps its frame.
 */
export function inkFromPicture(picture: RgbaPixels): InkImage {
  const whole = darknessOf(picture);
  const factor = factorTo(whole, SURVEY_SIDE);
  const survey = shrink(whole, factor);
  const inside = insideBorders(survey);
  const page = cropped(survey, inside);
  const isLighter = inkIsLighter(page);
  const lifted = liftInk(page, isLighter);
  const found = boxOfInk(lifted, 0);
  if (found === null || isMnistSized(survey)) return lifted;
  const around = Math.max(LEAST_PAPER, PAPER_AROUND * Math.max(found.right - found.left, found.bottom - found.top));
  const closer = cropped(whole, {
    left: Math.floor(factor * Math.max(inside.left, inside.left + found.left - around)),
    top: Math.floor(factor * Math.max(inside.top, inside.top + found.top - around)),
    right: Math.min(whole.width, Math.ceil(factor * Math.min(inside.right, inside.left + found.right + around))),
    bottom: Math.min(whole.height, Math.ceil(factor * Math.min(inside.bottom, inside.top + found.bottom + around))),
  });
  return noThinner(liftInk(shrink(closer, factorTo(closer, CLOSE_SIDE)), isLighter));
}

const factorTo = ({ width, height }: InkImage, longest: number): number => Math.ceil(Math.max(width, height) / longest);

function noThinner(image: InkImage): InkImage {
  const box = boxOfInk(image, 0);
  if (box === null) return image;
  const wanting = THINNEST * (box.bottom - box.top) - strokeWidth(image);
  return wanting > 0 ? thicken(image, wanting / 2) : image;
}

/** The ink of greyscale pixels that hold little else, shape `[height, width]`, 0..255. */
export function inkFromGrey(grey: Uint8Array, width: number, height: number): InkImage {
  const darkness = { width, height, pixels: Float32Array.from(grey, (value) => 1 - value / 255) };
  return liftInk(darkness, inkIsLighter(darkness));
}

/** Lays a picture on the pad: such as is laid out as MNIST's fills it, others are put in the middle with some room around. */
export function layOnPad(image: InkImage): Picture {
  const framed = isLaidOut(image);
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
export const layDigitOnPad = (grey: Uint8Array): Picture => ({
  kind: 'picture',
  image: { width: IMAGE_SIZE, height: IMAGE_SIZE, pixels: Float32Array.from(grey, (value) => value / 255) },
  x: 0,
  y: 0,
  scale: PAD_SIZE / IMAGE_SIZE,
  framed: true,
});

/**
 * How dark each pixel is on white paper. A picture that is all one colour and differs in its
 * opacity only, as cut-out signatures are, is read by its opacity.
 */
function darknessOf({ width, height, data }: RgbaPixels): InkImage {
  const pixels = new Float32Array(width * height);
  const opacity = new Float32Array(width * height);
  let least = 1;
  let most = 0;
  for (let index = 0; index < pixels.length; index++) {
    opacity[index] = data[4 * index + 3]! / 255;
    pixels[index] = darknessAt(data, index);
    least = Math.min(least, pixels[index]!);
    most = Math.max(most, pixels[index]!);
  }
  return { width, height, pixels: most - least < 0.02 ? opacity : pixels };
}
