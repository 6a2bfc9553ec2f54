import { IMAGE_PIXELS, IMAGE_SIZE } from '../data/digits';
import type { Drawing } from './drawing';
import { fit } from './fit';
import type { InkGrid } from './paint';
import { paintMarks } from './ready-mark';
import { compose, scaling, turning, type Transform } from './transform';
import { NO_VARIATION, type Variation } from './variation';

/** Samples along each pixel's side. */
const SAMPLES = 4;
const grid: InkGrid = { side: IMAGE_SIZE * SAMPLES, samples: new Float32Array(IMAGE_PIXELS * SAMPLES * SAMPLES) };

/** The smallest radius that ink is painted with, in pixels: a hairline on a large drawing must not fade away. */
const THINNEST = 0.6;

/**
 * The 28x28 image that the network reads of a drawing, laid out as MNIST's are and then varied. Shape `[28, 28]`, 0
 * paper to 1 ink; null where there is no ink. The same drawing gives the same image everywhere.
 */
export function rasterize(drawing: Drawing, variation: Variation = NO_VARIATION): Float32Array | null {
  const fitted = fit(drawing);
  if (fitted === null) return null;
  const toSamples = compose(compose(fitted.transform, variationTransform(variation)), scaling(SAMPLES));
  grid.samples.fill(0);
  paintMarks(grid, fitted.marks, toSamples, {
    perPixel: SAMPLES,
    thickness: variation.thickness,
    thinnest: THINNEST * SAMPLES * variation.scale,
  });
  return averageSamples();
}

/** The variation of the image but for its thickness, in pixels: about the image's centre, the shift last. */
function variationTransform({ shiftX, shiftY, angle, scale }: Variation): Transform {
  return turning(angle, scale, IMAGE_SIZE / 2, IMAGE_SIZE / 2, shiftX, shiftY);
}

function averageSamples(): Float32Array {
  const image = new Float32Array(IMAGE_PIXELS);
  const { side, samples } = grid;
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / SAMPLES) * IMAGE_SIZE;
    for (let x = 0; x < side; x++) image[row + Math.floor(x / SAMPLES)]! += samples[y * side + x]!;
  }
  for (let index = 0; index < IMAGE_PIXELS; index++) image[index]! /= SAMPLES * SAMPLES;
  return image;
}
