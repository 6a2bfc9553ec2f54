import type { Drawing, InkImage, InkPoint, Stroke } from '../../../../src/core/ink/drawing';

/** A pen stroke through the points, pressed evenly. */
export function pen(points: readonly (readonly [number, number])[], width = 20): Stroke {
  return { kind: 'stroke', tool: 'pen', width, points: points.map(toPoint) };
}

/** The same with the eraser. */
export function eraser(points: readonly (readonly [number, number])[], width = 40): Stroke {
  return { ...pen(points, width), tool: 'eraser' };
}

function toPoint([x, y]: readonly [number, number]): InkPoint {
  return { x, y, pressure: 0.5 };
}

/** A seven as one would draw it: lopsided, so that its centre of mass is not the centre of its box. */
export const SEVEN: Drawing = {
  marks: [
    pen([
      [70, 60],
      [120, 58],
      [190, 60],
      [160, 130],
      [130, 230],
    ]),
  ],
};

/** A zero: its ink is as far from every edge. */
export const ZERO: Drawing = {
  marks: [
    pen(
      Array.from({ length: 41 }, (_, index) => {
        const angle = (index / 20) * Math.PI;
        return [140 + 60 * Math.cos(angle), 140 + 85 * Math.sin(angle)] as const;
      }),
    ),
  ],
};

/** The drawing, larger by `scale` and moved. */
export function moved(drawing: Drawing, dx: number, dy: number, scale = 1): Drawing {
  return {
    marks: drawing.marks.map((mark) =>
      mark.kind === 'picture'
        ? { ...mark, x: scale * mark.x + dx, y: scale * mark.y + dy, scale: scale * mark.scale }
        : {
            ...mark,
            width: scale * mark.width,
            points: mark.points.map((point) => ({ ...point, x: scale * point.x + dx, y: scale * point.y + dy })),
          },
    ),
  };
}

/** A 28x28 image as a picture's ink. */
export function inkImage(pixels: Float32Array): InkImage {
  return { width: 28, height: 28, pixels };
}

/** How much ink an image has. */
export function inkOf(image: Iterable<number>): number {
  let sum = 0;
  for (const ink of image) sum += ink;
  return sum;
}

/** The largest difference between two images' pixels. */
export function difference(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, ink, index) => Math.max(most, Math.abs(ink - other[index]!)), 0);
}

/** The mean difference between two images' pixels. */
export function meanDifference(one: Float32Array, other: Float32Array): number {
  return inkOf(one.map((ink, index) => Math.abs(ink - other[index]!))) / one.length;
}

/** Where the ink is in the mean, pixels counted from the centre of the first. */
export function centreOfMass(image: Float32Array): { x: number; y: number } {
  const mass = inkOf(image);
  return {
    x: inkOf(image.map((ink, index) => ink * (index % 28))) / mass,
    y: inkOf(image.map((ink, index) => ink * Math.floor(index / 28))) / mass,
  };
}

/** How many columns and rows the ink spans, partly inked outermost ones counted in part. */
export function spans(image: Float32Array): { width: number; height: number } {
  const columns = new Float32Array(28);
  const rows = new Float32Array(28);
  image.forEach((ink, index) => {
    columns[index % 28] = Math.max(columns[index % 28]!, ink);
    rows[Math.floor(index / 28)] = Math.max(rows[Math.floor(index / 28)]!, ink);
  });
  return { width: span(columns), height: span(rows) };
}

function span(profile: Float32Array): number {
  const first = profile.findIndex((ink) => ink > 0.02);
  const last = profile.findLastIndex((ink) => ink > 0.02);
  return last - first - 1 + profile[first]! + profile[last]!;
}
