/**
 * The colours of numbers, the same everywhere: paper is zero; what is positive is blue ink (by night, white-blue chalk),
 * what is negative is orange, and the further from zero the further from the paper. Values that are never negative
 * (ink, activations after ReLU, probabilities) so take the one half, a sequential scale; signed ones (weights, logits,
 * differences) the whole, a diverging scale. Blue and orange differ for every common kind of colour blindness, and each
 * half runs evenly in lightness (mixed in OKLab).
 */

type Rgb = readonly [red: number, green: number, blue: number];

/** Colours of the values -1, -0.5, 0, 0.5 and 1. */
type Stops = readonly Rgb[];

const DAY: Stops = [
  [122, 43, 0],
  [228, 143, 72],
  [243, 238, 226],
  [118, 144, 205],
  [19, 31, 84],
];

const NIGHT: Stops = [
  [255, 196, 140],
  [178, 96, 44],
  [41, 50, 47],
  [84, 124, 178],
  [232, 241, 255],
];

/** How many colours a scale has; odd, so that zero has one of its own. */
const STEPS = 511;
const MIDDLE = (STEPS - 1) / 2;

/** A scale's colours from -1 to 1, each as the 32 bits of a canvas pixel (little-endian, red first). */
export interface ColorScale {
  readonly pixels: Uint32Array;
}

/** The scale for paper or for the blackboard. */
export function colorScale(dark: boolean): ColorScale {
  return dark ? night : day;
}

/** The colour of a share -1..1 of the largest magnitude; beyond that, of the end. */
export function pixelFor(scale: ColorScale, share: number): number {
  const at = Math.round(MIDDLE + MIDDLE * Math.min(1, Math.max(-1, share)));
  return scale.pixels[at]!;
}

/** The same as CSS writes it. */
export function cssColorFor(scale: ColorScale, share: number): string {
  const pixel = pixelFor(scale, share);
  return `rgb(${pixel & 0xff} ${(pixel >> 8) & 0xff} ${(pixel >> 16) & 0xff})`;
}

/** The scale as a gradient, lowest value on the left; from zero only, for what is never negative. */
export function cssGradient(scale: ColorScale, signed: boolean): string {
  const from = signed ? -1 : 0;
  const stops = Array.from({ length: 17 }, (_, index) => cssColorFor(scale, from + ((1 - from) * index) / 16));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/**
 * Colours `values` into `target`, one pixel for each.
 * @param largest the magnitude that gets the full colour; 0 paints all as zero
 */
export function colorValues(scale: ColorScale, values: Float32Array, largest: number, target: Uint32Array): void {
  const factor = largest > 0 ? MIDDLE / largest : 0;
  const { pixels } = scale;
  for (let index = 0; index < values.length; index++) {
    const at = MIDDLE + factor * values[index]!;
    target[index] = pixels[at < 0 ? 0 : at > STEPS - 1 ? STEPS - 1 : Math.round(at)]!;
  }
}

/** The pad's ink as CSS writes it. */
export function inkColor(dark: boolean): string {
  return dark ? 'rgb(240 238 228)' : 'rgb(24 30 58)';
}

function toPixels(stops: Stops): ColorScale {
  const labs = stops.map(toOklab);
  const pixels = Uint32Array.from({ length: STEPS }, (_, step) => {
    const place = (step / (STEPS - 1)) * (labs.length - 1);
    const left = Math.min(labs.length - 2, Math.floor(place));
    const share = place - left;
    const mixed = labs[left]!.map((value, index) => value + share * (labs[left + 1]![index]! - value));
    const [red, green, blue] = fromOklab(mixed as unknown as Rgb);
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
  return { pixels };
}

/** sRGB 0..255 to OKLab (Björn Ottosson 2020). */
function toOklab(color: Rgb): Rgb {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((part) => {
    const share = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, share)));
  }) as unknown as Rgb;
}

const day = toPixels(DAY);
const night = toPixels(NIGHT);
