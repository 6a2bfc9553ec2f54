import { inkGrid } from './painted';
import { Random } from '../../../../src/core/data/random';
import { write } from './handwriting';

/** A photo of a number on ruled paper, row by row, 0 black to 255 white: blue lines, a shadow, the camera's noise. */
export function ruledPhoto(
  text: string,
  width = 480,
  height = 240,
): { width: number; height: number; grey: Uint8Array } {
  const random = Random.fromSeed(3);
  const ink = inkGrid(write(text, { x: 50, y: 80, height: 80, width: 7 }), width);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const paper = 215 - 0.05 * x - (y % 54 === 30 || y % 54 === 31 ? 45 : 0);
      grey[y * width + x] = paper - 150 * ink[y * width + x]! * (paper / 215) + random.uniform(-5, 5);
    }
  return { width, height, grey };
}
