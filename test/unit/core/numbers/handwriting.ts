import type { Drawing, Stroke } from '../../../../src/core/ink/drawing';
import { pen } from '../ink/drawings';

type Points = readonly (readonly [x: number, y: number])[];

const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Points =>
  Array.from({ length: 25 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 24) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });

/** How each character is written, its strokes in a line 1 high; y downward. Angles go clockwise from the right. */
const SHAPES: Readonly<Record<string, readonly Points[]>> = {
  '0': [arc(0.3, 0.5, 0.3, 0.5, -90, 270)],
  '1': [[[0.05, 0], [0.02, 1]]],
  '2': [[...arc(0.3, 0.28, 0.28, 0.28, 190, 380), [0.3, 0.7], [0.02, 0.98], [0.3, 0.98], [0.62, 0.98]]],
  '3': [[...arc(0.25, 0.26, 0.25, 0.26, 200, 440), ...arc(0.25, 0.74, 0.29, 0.26, -90, 150)]],
  '4': [[[0.3, 0], [0.15, 0.35], [0, 0.66], [0.3, 0.66], [0.6, 0.64]], [[0.48, 0.35], [0.46, 0.7], [0.44, 1.02]]],
  '5': [[[0.12, 0.05], [0.08, 0.42], ...arc(0.25, 0.68, 0.28, 0.3, -120, 140)], [[0.14, 0.03], [0.35, 0.02], [0.56, 0]]],
  '6': [[[0.42, 0], [0.2, 0.25], [0.06, 0.55], ...arc(0.28, 0.74, 0.25, 0.26, 180, 540)]],
  '7': [[[0, 0.02], [0.3, 0], [0.58, 0], [0.42, 0.4], [0.25, 1]], [[0.15, 0.5], [0.52, 0.46]]],
  '8': [[...arc(0.28, 0.25, 0.22, 0.25, -60, -270), ...arc(0.28, 0.75, 0.27, 0.25, -90, 270), ...arc(0.28, 0.25, 0.22, 0.25, 90, -60)]],
  '9': [[...arc(0.28, 0.28, 0.26, 0.28, -20, -340), [0.53, 0.3], [0.48, 0.7], [0.4, 1]]],
  '-': [[[0, 0.52], [0.4, 0.5]]],
  '.': [[[0.02, 0.97], [0.05, 1]]],
  ',': [[[0.1, 0.9], [0.1, 1.0], [0.02, 1.15]]],
}; // prettier-ignore

/** Writes a text with a pen, as one does on the pad: `gap` is between the characters, as a share of their height. */
export function write(text: string, { x = 20, y = 80, height = 90, gap = 0.25, width = 10 } = {}): Drawing {
  const marks: Stroke[] = [];
  let left = x;
  for (const character of text) {
    const strokes = SHAPES[character]!;
    marks.push(
      ...strokes.map((points) =>
        pen(
          points.map(([u, v]) => [left + height * u, y + height * v] as const),
          width,
        ),
      ),
    );
    left += height * (Math.max(...strokes.flat().map(([u]) => u)) + gap);
  }
  return { marks };
}

/** Two drawings on one pad. */
export const together = (...drawings: readonly Drawing[]): Drawing => ({
  marks: drawings.flatMap(({ marks }) => marks),
});
