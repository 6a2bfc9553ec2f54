import { IMAGE_SIZE } from '../digits';
import { asInk, type Corruption } from './corruption';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** So far from its middle a line fades to paper, measured down its columns, in pixels. */
const FADE = 2.3;

/** A dotted line across the whole image, two columns on and two off. */
export const dottedLine: Corruption = (image, random) => {
  const from = { x: 0, y: random.integer(IMAGE_SIZE - 1) };
  const to = { x: IMAGE_SIZE - 1, y: random.integer(IMAGE_SIZE - 1) };
  return image.map((ink, pixel) => {
    const isOn = Math.floor((pixel % IMAGE_SIZE) / 2) % 2 === 1;
    return isOn ? asInk(ink + lineAt(from, to, pixel)) : ink;
  });
};

/** How far each zig and each zag goes, along the line and aside, in pixels. */
const ZIG = 2;

/** A zigzag across the image, nearly level. */
export const zigzag: Corruption = (image, random) => {
  const start = { x: 2, y: random.integer(IMAGE_SIZE - 1) };
  const width = 23;
  const angle = Math.atan((random.integer(10) - 5) / width);
  const length = width / Math.cos(angle);
  const corners = zigzagCorners(length).map(({ x, y }) => ({
    x: start.x + Math.cos(angle) * x - Math.sin(angle) * y,
    y: start.y + Math.sin(angle) * x + Math.cos(angle) * y,
  }));
  return image.map((ink, pixel) =>
    corners.slice(1).reduce((so, corner, at) => asInk(so + lineAt(corners[at]!, corner, pixel)), ink),
  );
};

/** The corners of a level zigzag of this length that starts at 0, 0. */
function zigzagCorners(length: number): readonly Point[] {
  const count = Math.floor((length - ZIG) / (2 * ZIG)) + 1;
  const corners = Array.from({ length: count }, (_, at) => ({ x: (2 * at + 1) * ZIG, y: at % 2 === 0 ? ZIG : -ZIG }));
  const rest = length % (2 * ZIG);
  const end = { x: length, y: (corners.at(-1)?.y ?? 0) / (2 * rest) };
  return [{ x: 0, y: 0 }, ...corners, ...(rest > 0 ? [end] : [])];
}

/** How dark a line, which goes to the right, is at a pixel. Its last column is left out where it ends on a whole one. */
function lineAt(from: Point, to: Point, pixel: number): number {
  const x = pixel % IMAGE_SIZE;
  if (to.x === from.x || x < Math.floor(from.x) || x >= Math.ceil(to.x)) return 0;
  const y = from.y + ((to.y - from.y) / (to.x - from.x)) * (x - from.x);
  const distance = Math.abs(Math.floor(pixel / IMAGE_SIZE) - y);
  return distance >= FADE ? 0 : asInk(1 + Math.log(1 - distance / FADE));
}
