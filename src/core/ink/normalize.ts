import type { InkImage } from './drawing';
import { layOnPad } from './picture';
import { rasterize } from './rasterize';

/**
 * Any picture of one digit as MNIST would have it: the ink fitted into 20x20, its centre of mass in the middle of 28x28.
 * Shape `[28, 28]`, 0 paper to 1 ink; null where there is no ink.
 */
export function normalize(image: InkImage): Float32Array | null {
  return rasterize({ marks: [{ ...layOnPad(image), framed: false }] });
}
