import type { Drawing } from '../../../../src/core/ink/drawing';
import { makeReady, paintMarks } from '../../../../src/core/ink/ready-mark';
import { scaling } from '../../../../src/core/ink/transform';

/** The ink of a drawing on a square of so many pixels a side, a pad unit each. */
export function inkGrid({ marks }: Drawing, side: number): Float32Array {
  const samples = new Float32Array(side * side);
  const ready = marks.map((mark) => makeReady(mark, 0));
  paintMarks({ side, samples }, ready, scaling(1), { perPixel: 1, thickness: 1, thinnest: 0 });
  return samples;
}
