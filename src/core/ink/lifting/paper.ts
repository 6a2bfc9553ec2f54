import type { InkImage } from '../drawing';
import { opened } from './opened';
import { smoothed } from './smoothed';

/** Strokes must be narrower than this share of the picture's longer side, or they are taken for paper. */
const WIDEST_STROKE = 0.3;

/** Grain within so many pixels doesn't count as paper that is lighter. */
const GRAIN = 1;

/**
 * How dark the paper is beneath every pixel of a picture with dark ink: the picture with all that is narrower than a
 * stroke filled from around. A shadow, be its edge ever so sharp, is wider than that and stays. Shape `[height, width]`.
 */
export function estimatePaper(image: InkImage): Float32Array {
  const reach = Math.ceil((WIDEST_STROKE / 2) * Math.max(image.width, image.height));
  return opened(smoothed(image, GRAIN), reach).pixels;
}
