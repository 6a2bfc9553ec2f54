import { IMAGE_SIZE } from '../../../core/data/digits';

/** How dark a pixel is where ink begins. */
const LEVEL = 0.4;

/**
 * The outline of a drawing's ink as an SVG path, in pixels from the image's corner (marching squares; Lorensen and Cline
 * 1987 in two dimensions).
 * @param image shape `[28, 28]`
 */
export function inkOutline(image: Float32Array): string {
  const ink = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= IMAGE_SIZE || y >= IMAGE_SIZE ? 0 : image[y * IMAGE_SIZE + x]!;
  let path = '';
  for (let y = -1; y < IMAGE_SIZE; y++) {
    for (let x = -1; x < IMAGE_SIZE; x++) {
      const corners = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
      ] as const;
      const crossings = corners.flatMap(([x1, y1], at) => {
        const [x2, y2] = corners[(at + 1) % 4]!;
        const [from, to] = [ink(x1, y1), ink(x2, y2)];
        if (from >= LEVEL === to >= LEVEL) return [];
        const share = (LEVEL - from) / (to - from);
        // A value belongs to the middle of its pixel.
        return [`${round(x1 + share * (x2 - x1) + 0.5)} ${round(y1 + share * (y2 - y1) + 0.5)}`];
      });
      for (let at = 0; at + 1 < crossings.length; at += 2) path += `M${crossings[at]!}L${crossings[at + 1]!}`;
    }
  }
  return path;
}

const round = (value: number): number => Math.round(100 * value) / 100;
