import type { InkImage } from './drawing';

/** A piece of ink with less than this share of the largest piece's is a speck of dirt. */
const SPECK = 0.03;

/** The picture without pieces of ink (pixels that touch, at a corner too) that are tiny beside the largest. */
export function withoutSpecks(image: InkImage): InkImage {
  const { pieces, pieceOf } = findPieces(image);
  const least = SPECK * pieces.reduce((most, ink) => Math.max(most, ink), 0);
  return {
    ...image,
    pixels: image.pixels.map((value, index) => (value > 0 && pieces[pieceOf[index]!]! >= least ? value : 0)),
  };
}

/** How much ink each piece has, and for each pixel with ink which piece it belongs to. */
function findPieces({ width, height, pixels }: InkImage): { pieces: number[]; pieceOf: Int32Array } {
  const pieceOf = new Int32Array(pixels.length).fill(-1);
  const pieces: number[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (pixels[start]! <= 0 || pieceOf[start] !== -1) continue;
    const piece = pieces.length;
    let ink = 0;
    const open = [start];
    pieceOf[start] = piece;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      ink += pixels[at]!;
      const x = at % width;
      const y = Math.floor(at / width);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const near = row * width + column;
          if (pixels[near]! <= 0 || pieceOf[near] !== -1) continue;
          pieceOf[near] = piece;
          open.push(near);
        }
      }
    }
    pieces.push(ink);
  }
  return { pieces, pieceOf };
}
