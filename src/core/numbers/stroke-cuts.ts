import type { InkPoint } from '../ink/drawing';
import { boxOfPoints, heightOf, widthOf } from './box';

/** So many columns of a line as wide as it is high are looked at. */
const COLUMNS = 32;

/** No cut leaves less of a stroke on one side than this, as a share of the line's height. */
const NARROWEST = 0.15;

/** Both sides of a cut are at least so high, as a share of the line's height: no bowl or bar of a digit is cut off. */
const LOWEST = 0.75;

/** Strokes narrower than this are one digit or part of one, as a share of the line's height. */
const NARROWEST_CUT = 0.5;

/**
 * Where one stroke may go over from a digit to the next: its columns that it passes once only, as from the first 0 of a
 * joined 00 to the second. Gives the first point after each such place, in the order of the points.
 */
export function cutsOf(points: readonly InkPoint[], lineHeight: number): number[] {
  const box = boxOfPoints(points);
  if (lineHeight === 0 || widthOf(box) < NARROWEST_CUT * lineHeight || heightOf(box) < NARROWEST_CUT * lineHeight)
    return [];
  const step = lineHeight / COLUMNS;
  const cuts: number[] = [];
  let run: number[] = [];
  for (let x = box.left + NARROWEST * lineHeight; x <= box.right - NARROWEST * lineHeight; x += step) {
    const passes = passesOf(points, x);
    if (passes.length === 1) run.push(passes[0]!);
    else run = endRun(cuts, run);
  }
  endRun(cuts, run);
  return cuts
    .filter((cut) => isHigh(points.slice(0, cut)) && isHigh(points.slice(cut - 1)))
    .sort((one, other) => one - other);

  function isHigh(some: readonly InkPoint[]): boolean {
    return heightOf(boxOfPoints(some)) >= LOWEST * lineHeight;
  }
}

/** The points after which the line crosses a column. */
function passesOf(points: readonly InkPoint[], x: number): number[] {
  const passes: number[] = [];
  for (let at = 1; at < points.length; at++) if (points[at - 1]!.x < x !== points[at]!.x < x) passes.push(at);
  return passes;
}

/** Of neighbouring columns the middle one is cut at. */
function endRun(cuts: number[], run: readonly number[]): number[] {
  const middle = run[Math.floor(run.length / 2)];
  if (middle !== undefined && !cuts.includes(middle)) cuts.push(middle);
  return [];
}
