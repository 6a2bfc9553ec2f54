import { CENTRE_LINE_STRIDE, type CentreLine } from './centre-line';
import type { InkImage } from './drawing';
import { invert, scaleOf, type Transform } from './transform';

/** A square of samples, row by row, each 0 (paper) to 1 (ink): what marks are painted into. */
export interface InkGrid {
  readonly side: number;
  readonly samples: Float32Array;
}

/** Points nearer to the one before are passed over, in samples: they cost time and change nothing one could see. */
const SMALLEST_SEGMENT = 1;

/** Room for the transformed points of a line; it grows with the longest. */
let points = new Float32Array(1024);

/**
 * Paints a line's ink, or takes away what lies under it. `transform` goes from pad units to samples; `widthFactor`
 * makes the ink wider, and no radius is less than `smallestRadius` (in samples).
 */
export function paintLine(
  grid: InkGrid,
  line: CentreLine,
  transform: Transform,
  { erases, widthFactor, smallestRadius }: { erases: boolean; widthFactor: number; smallestRadius: number },
): void {
  if (line.length > points.length) points = new Float32Array(2 * line.length);
  const scale = scaleOf(transform) * widthFactor;
  let end = 0;
  for (let at = 0; at < line.length; at += CENTRE_LINE_STRIDE) {
    const x = transform.a * line[at]! + transform.c * line[at + 1]! + transform.e;
    const y = transform.b * line[at]! + transform.d * line[at + 1]! + transform.f;
    const isLast = at + CENTRE_LINE_STRIDE === line.length;
    if (end > 0 && !isLast && Math.hypot(x - points[end - 3]!, y - points[end - 2]!) < SMALLEST_SEGMENT) continue;
    points[end++] = x;
    points[end++] = y;
    points[end++] = Math.max(smallestRadius, scale * line[at + 2]!);
  }
  if (end === CENTRE_LINE_STRIDE) paintSegment(grid, 0, 0, erases);
  for (let at = CENTRE_LINE_STRIDE; at < end; at += CENTRE_LINE_STRIDE) {
    paintSegment(grid, at - CENTRE_LINE_STRIDE, at, erases);
  }
}

/**
 * Paints one round-ended segment between two of `points`. A sample whose centre is half a sample or more inside the
 * outline is all ink, half or more outside all paper, and in proportion between.
 */
function paintSegment({ side, samples }: InkGrid, from: number, to: number, erases: boolean): void {
  const ax = points[from]! - 0.5;
  const ay = points[from + 1]! - 0.5;
  const ar = points[from + 2]!;
  const dx = points[to]! - 0.5 - ax;
  const dy = points[to + 1]! - 0.5 - ay;
  const dr = points[to + 2]! - ar;
  const length2 = dx * dx + dy * dy;
  const perLength2 = length2 > 0 ? 1 / length2 : 0;
  const reach = Math.max(ar, ar + dr) + 0.5;
  const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, ax + dx) + reach));
  const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, ay + dy) + reach));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = ((x - ax) * dx + (y - ay) * dy) * perLength2;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const offX = x - ax - t * dx;
      const offY = y - ay - t * dy;
      const distance2 = offX * offX + offY * offY;
      const outer = ar + t * dr + 0.5;
      if (distance2 >= outer * outer) continue;
      const inner = outer - 1;
      const ink = inner > 0 && distance2 <= inner * inner ? 1 : Math.min(1, outer - Math.sqrt(distance2));
      const at = y * side + x;
      if (erases) samples[at] = Math.min(samples[at]!, 1 - ink);
      else if (ink > samples[at]!) samples[at] = ink;
    }
  }
}

/**
 * Paints a picture, bilinear. `transform` goes from the picture's pixels (the first one reaching from 0 to 1) to
 * samples. The picture is read once for each block of `block` x `block` samples, at its centre.
 */
export function paintPicture({ side, samples }: InkGrid, image: InkImage, transform: Transform, block: number): void {
  const back = invert(transform);
  for (let top = 0; top < side; top += block) {
    for (let left = 0; left < side; left += block) {
      const x = left + block / 2;
      const y = top + block / 2;
      const ink = inkAt(image, back.a * x + back.c * y + back.e - 0.5, back.b * x + back.d * y + back.f - 0.5);
      if (ink <= 0) continue;
      for (let row = top; row < top + block; row++) {
        for (let at = row * side + left; at < row * side + left + block; at++) {
          if (ink > samples[at]!) samples[at] = ink;
        }
      }
    }
  }
}

/** Between the centres of four pixels, `x` and `y` counted from the centre of the first; paper outside. */
function inkAt({ width, height, pixels }: InkImage, x: number, y: number): number {
  if (x <= -1 || y <= -1 || x >= width || y >= height) return 0;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const down = y - top;
  const at = top * width + left;
  const hasLeft = left >= 0;
  const hasRight = left + 1 < width;
  const hasTop = top >= 0;
  const hasBottom = top + 1 < height;
  const topLeft = hasTop && hasLeft ? pixels[at]! : 0;
  const topRight = hasTop && hasRight ? pixels[at + 1]! : 0;
  const bottomLeft = hasBottom && hasLeft ? pixels[at + width]! : 0;
  const bottomRight = hasBottom && hasRight ? pixels[at + width + 1]! : 0;
  const above = topLeft + right * (topRight - topLeft);
  return above + down * (bottomLeft + right * (bottomRight - bottomLeft) - above);
}
