import type { InkPoint, Stroke } from './drawing';

/**
 * The line that the pen's tip went along, as `x, y, radius` for each of its points, in pad units. The ink is the area
 * within the radius of the line, the radius going evenly from point to point: a chain of round-ended segments. The pad
 * shows it and {@link rasterize} reads it.
 */
export type CentreLine = Float32Array;

/** Numbers for each point of a {@link CentreLine}. */
export const CENTRE_LINE_STRIDE = 3;

/** Samples of the pen nearer than this to the last one used are its tremble, not a movement. */
const SMALLEST_STEP = 1;

/** How far from a sample the line may begin to round its corner: dense samples become a smooth curve, sparse ones stay corners. */
const LARGEST_ROUNDING = 16;

/** How far the straight pieces may be from the curve. */
const FLATNESS = 0.1;

const known = new WeakMap<Stroke, CentreLine>();

/** The smooth line through a stroke's samples (quadratic B-spline, rounding limited), in straight pieces. */
export function centreLine(stroke: Stroke): CentreLine {
  let line = known.get(stroke);
  if (line === undefined) {
    line = Float32Array.from(trace(stroke));
    known.set(stroke, line);
  }
  return line;
}

/** The ink's radius at a pressure 0..1: half the stroke's width at 0.5, half as much at 0, half more at 1. */
function radiusAt(stroke: Stroke, pressure: number): number {
  return (stroke.width / 2) * (0.5 + pressure);
}

function trace(stroke: Stroke): number[] {
  const samples = spacedOut(stroke.points);
  const line: number[] = [];
  samples.forEach((sample, index) => {
    const before = samples[index - 1];
    const after = samples[index + 1];
    if (before === undefined || after === undefined) {
      line.push(sample.x, sample.y, radiusAt(stroke, sample.pressure));
    } else {
      pushCorner(line, stroke, towards(sample, before), sample, towards(sample, after));
    }
  });
  return line;
}

/** Leaves out the samples that are too near to the one before; the last one is kept, since the ink must reach the pen. */
function spacedOut(points: readonly InkPoint[]): InkPoint[] {
  const kept: InkPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= SMALLEST_STEP) kept.push(point);
  }
  const end = points.at(-1);
  if (end !== undefined && kept.length > 1) kept[kept.length - 1] = end;
  return kept;
}

/** The point where the corner at `from` ends, on the way to `to`: halfway, or as far as the rounding may go. */
function towards(from: InkPoint, to: InkPoint): InkPoint {
  const share = Math.min(0.5, LARGEST_ROUNDING / Math.hypot(to.x - from.x, to.y - from.y));
  return {
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
    pressure: from.pressure + share * (to.pressure - from.pressure),
  };
}

function pushCorner(line: number[], stroke: Stroke, start: InkPoint, corner: InkPoint, end: InkPoint): void {
  const bend = Math.hypot(start.x - 2 * corner.x + end.x, start.y - 2 * corner.y + end.y);
  const pieces = Math.max(1, Math.ceil(Math.sqrt(bend / (4 * FLATNESS))));
  for (let piece = 0; piece <= pieces; piece++) {
    const t = piece / pieces;
    const p = (1 - t) ** 2;
    const q = 2 * t * (1 - t);
    const r = t ** 2;
    line.push(
      p * start.x + q * corner.x + r * end.x,
      p * start.y + q * corner.y + r * end.y,
      radiusAt(stroke, p * start.pressure + q * corner.pressure + r * end.pressure),
    );
  }
}
