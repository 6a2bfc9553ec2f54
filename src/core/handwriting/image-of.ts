import { IMAGE_PIXELS } from '../data/digits';
import type { Drawing } from '../ink/drawing';
import { rasterize } from '../ink/rasterize';

const bytes = new Uint8Array(IMAGE_PIXELS);

/** The image of a drawing as a set of digits has it: 784 bytes, 0 paper to 255 ink. It is good until the next call. */
export function imageOf(drawing: Drawing): Uint8Array {
  const image = rasterize(drawing);
  for (let at = 0; at < IMAGE_PIXELS; at++) bytes[at] = Math.round(255 * (image?.[at] ?? 0));
  return bytes;
}
