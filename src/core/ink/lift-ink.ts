import type { InkImage } from './drawing';
import { estimatePaper } from './paper';
import { withoutSpecks } from './specks';

/** Ink must be darker than paper by so much of 0..1, and by so many deviations of the paper's noise. */
const LEAST_CONTRAST = 0.06;
const LEAST_DEVIATIONS = 6;

/** Paper is even, and no shadow taken away, where its darkness is within so much of 0..1 all over. */
const EVEN_PAPER = 0.05;

/** What is fainter than this share of the ink, or than three deviations of the paper's noise, is cut off as noise. */
const NOISE_FLOOR = 0.04;

/**
 * Lifts the ink off the paper: decides whether ink is the darker or the lighter, takes away the paper with its shadows,
 * cuts the noise, stretches the contrast, wipes off specks. `darkness` is 0 white to 1 black; the result 0 paper to 1
 * ink, all 0 where no ink can be told.
 */
export function liftInk(darkness: InkImage): InkImage {
  const dark = inkIsLighter(darkness) ? map(darkness, (value) => 1 - value) : darkness;
  return withoutSpecks(stretch(withoutShadows(dark)));
}

function map(image: InkImage, change: (value: number, index: number) => number): InkImage {
  return { ...image, pixels: image.pixels.map(change) };
}

/** Whether what stands out from the paper is lighter than it. */
function inkIsLighter(image: InkImage): boolean {
  const paper = paperLevel(image);
  const values = image.pixels.toSorted();
  return paper - quantile(values, 0.002) > quantile(values, 0.998) - paper;
}

/** The paper's darkness: the middle one along the border, where there is seldom ink. */
function paperLevel({ width, height, pixels }: InkImage): number {
  const border = pixels.filter((_, index) => {
    const x = index % width;
    const y = Math.floor(index / width);
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
  return quantile(border.sort(), 0.5);
}

function withoutShadows(image: InkImage): InkImage {
  const paper = estimatePaper(image);
  const sorted = paper.toSorted();
  if (quantile(sorted, 0.98) - quantile(sorted, 0.02) < EVEN_PAPER) return image;
  // Ink reflects a share of the light that falls on it, so its contrast is less in the shadow.
  return map(image, (value, index) => (value - paper[index]!) / Math.max(0.1, 1 - paper[index]!));
}

/** Paper to 0 and full ink to 1, the noise cut off below. */
function stretch(image: InkImage): InkImage {
  const paper = paperLevel(image);
  const values = image.pixels.toSorted();
  const lighter = values.filter((value) => value <= paper);
  // For normal noise the middle one is 0.6745 deviations off; what shadows leave over hardly moves it.
  const deviation = (paper - quantile(lighter, 0.5)) / 0.6745;
  const darkest = quantile(values, 0.998) - paper;
  if (darkest < Math.max(LEAST_CONTRAST, LEAST_DEVIATIONS * deviation)) return map(image, () => 0);
  const ink = values.filter((value) => value > paper + darkest / 2);
  const contrast = quantile(ink, 0.75) - paper;
  const floor = Math.max(NOISE_FLOOR, (3 * deviation) / contrast);
  return map(image, (value) => Math.min(1, Math.max(0, ((value - paper) / contrast - floor) / (1 - floor))));
}

/** Of sorted values, at least one. */
function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}
