import { IMAGE_PIXELS, IMAGE_SIZE } from '../digits';

/** A linear map of the plane, by rows: x' = xx·x + xy·y and y' = yx·x + yy·y. */
export interface LinearMap {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** The map that leaves all where it is. */
export const UNMOVED: LinearMap = { xx: 1, xy: 0, yx: 0, yy: 1 };

/** The middle of an image, where a pixel's value belongs to the middle of the pixel. */
export const CENTRE = (IMAGE_SIZE - 1) / 2;

/** The value at a place of a 28x28 image, in pixels, bilinear; beyond its edge is paper. */
function sampleAt(image: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const down = y - top;
  const ink = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= IMAGE_SIZE || row >= IMAGE_SIZE ? 0 : image[row * IMAGE_SIZE + column]!;
  const above = (1 - right) * ink(left, top) + right * ink(left + 1, top);
  const below = (1 - right) * ink(left, top + 1) + right * ink(left + 1, top + 1);
  return (1 - down) * above + down * below;
}

/**
 * The image with its ink moved: what lies at a place, counted from the middle, comes from where `back` takes it, and then
 * `shiftX` and `shiftY` pixels further right and down.
 */
export function warp(image: Float32Array, back: LinearMap, shiftX = 0, shiftY = 0): Float32Array {
  const moved = new Float32Array(IMAGE_PIXELS);
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const dx = x - CENTRE - shiftX;
      const dy = y - CENTRE - shiftY;
      moved[y * IMAGE_SIZE + x] = sampleAt(
        image,
        back.xx * dx + back.xy * dy + CENTRE,
        back.yx * dx + back.yy * dy + CENTRE,
      );
    }
  }
  return moved;
}
