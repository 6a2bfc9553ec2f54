import type { InkImage } from '../drawing';
import { edgeOf } from '../pixel-box';
import { estimatePaper } from './paper';
import { withoutSurroundings } from './pieces';
import { quantile } from './quantile';
import { smoothed } from './smoothed';

/** Ink must be darker than paper by so much of 0..1, and by so many deviations of the paper's noise. */
const LEAST_CONTRAST = 0.06;
const LEAST_DEVIATIONS = 6;

/** Paper is even, and no shadow taken away, where its darkness is within so much of 0..1 all over. */
const EVEN_PAPER = 0.05;

/** What is fainter than this share of the ink, or than three deviations of the paper's noise, is cut off as noise. */
const NOISE_FLOOR = 0.04;

/** Ink is what so many pixels, or such a share of a small picture's, are as dark as; fewer are dust. */
const LEAST_PIXELS = 12;
const LEAST_INK = 0.002;

/** Grain is smoothed away within so many pixels of each, at most. */
const MOST_SMOOTHING = 3;

/**
 * Lifts the ink off the paper, ink being the lighter or the darker: takes away the paper with its shadows,
 * smooths the grain where it is as strong as the ink, cuts the noise, stretches the contrast, wipes off what surrounds the
 * writing. `darkness` is 0 white to 1 black; the result 0 paper to 1 ink, all 0 where no ink can be told.
 */
export function liftInk(darkness: InkImage, isLighter: boolean): InkImage {
  const dark = isLighter ? map(darkness, (value) => 1 - value) : darkness;
  const flat = withoutShadows(dark);
  for (let reach = 0; reach <= MOST_SMOOTHING; reach++) {
    const stretched = stretch(smoothed(flat, reach));
    if (stretched !== null) return withoutSurroundings(stretched);
  }
  return map(darkness, () => 0);
}

function map(image: InkImage, change: (value: number, index: number) => number): InkImage {
  return { ...image, pixels: image.pixels.map(change) };
}

function withoutShadows(image: InkImage): InkImage {
  const paper = estimatePaper(image);
  if (quantile(paper, 0.98) - quantile(paper, 0.02) < EVEN_PAPER) return image;
  // Ink reflects a share of the light that falls on it, so its contrast is less in the shadow.
  return map(image, (value, index) => (value - paper[index]!) / Math.max(0.1, 1 - paper[index]!));
}

/** Paper to 0 and full ink to 1, the noise cut off below; null where nothing stands out from the noise. */
function stretch(image: InkImage): InkImage | null {
  const { pixels } = image;
  const paper = paperLevel(image);
  const lighter = pixels.filter((value) => value <= paper);
  // For normal noise the middle one is 0.6745 deviations off; what shadows leave over hardly moves it.
  const deviation = (paper - quantile(lighter, 0.5)) / 0.6745;
  const darkest = quantile(pixels, 1 - Math.min(LEAST_PIXELS / pixels.length, LEAST_INK)) - paper;
  if (darkest < Math.max(LEAST_CONTRAST, LEAST_DEVIATIONS * deviation)) return null;
  const ink = pixels.filter((value) => value > paper + darkest / 2);
  const contrast = quantile(ink, 0.75) - paper;
  const floor = Math.max(NOISE_FLOOR, (3 * deviation) / contrast);
  return map(image, (value) => Math.min(1, Math.max(0, ((value - paper) / contrast - floor) / (1 - floor))));
}

/** The paper's darkness: the middle one of all pixels, of which those along the edge count as much as all others. */
function paperLevel(image: InkImage): number {
  const { pixels } = image;
  const edge = edgeOf(image);
  const times = Math.max(1, Math.round(pixels.length / edge.length));
  const weighed = new Float32Array(pixels.length + times * edge.length);
  weighed.set(pixels);
  for (let time = 0; time < times; time++) weighed.set(edge, pixels.length + time * edge.length);
  return quantile(weighed, 0.5);
}
