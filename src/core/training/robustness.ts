import { type Digits, IMAGE_PIXELS, imageAt } from '../data/digits';
import type { Drawing } from '../ink/drawing';
import { layDigitOnPad } from '../ink/picture';
import { rasterize } from '../ink/rasterize';
import { NO_VARIATION, type Variation } from '../ink/variation';
import type { Network } from '../network/network';
import { judge } from './evaluate';

/** How well digits are read that are changed by so much; `accuracy` is 0..1. */
export interface RobustnessPoint {
  readonly at: number;
  readonly accuracy: number;
}

/** Accuracy against each kind of change: an angle in degrees, a shift in pixels right and down alike, a scale, a thickness. */
export interface Robustness {
  readonly angle: readonly RobustnessPoint[];
  readonly shift: readonly RobustnessPoint[];
  readonly scale: readonly RobustnessPoint[];
  readonly thickness: readonly RobustnessPoint[];
}

/** What is measured of each kind of change, and the variation that it is. */
const KINDS: { readonly [Kind in keyof Robustness]: { readonly at: readonly number[]; vary(at: number): Variation } } =
  {
    angle: { at: steps(-180, 180, 15), vary: (angle) => ({ ...NO_VARIATION, angle }) },
    shift: { at: steps(-8, 8, 1), vary: (shift) => ({ ...NO_VARIATION, shiftX: shift, shiftY: shift }) },
    scale: { at: steps(0.4, 1.6, 0.1), vary: (scale) => ({ ...NO_VARIATION, scale }) },
    thickness: { at: steps(0.4, 2, 0.2), vary: (thickness) => ({ ...NO_VARIATION, thickness }) },
  };

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, step) => Math.round((from + step * by) * 10) / 10,
  );
}

/** A card's curves need no more digits: 2,000 of them tell an accuracy to about half a percent. */
export const CARD_DIGITS = 2_000;

/** So many points a {@link sweep} has. */
export const SWEEP_POINTS = Object.values(KINDS).reduce((sum, { at }) => sum + at.length, 0);

/**
 * Reads the digits changed in every way by every amount, one after the other.
 * Yields after each point; takes minutes for thousands of digits.
 */
export function* sweep(network: Network, digits: Digits): Generator<RobustnessPoint, Robustness> {
  const drawings = Array.from({ length: digits.count }, (_, index): Drawing => ({
    marks: [layDigitOnPad(imageAt(digits, index))],
  }));
  const images = new Float32Array(digits.count * IMAGE_PIXELS);
  const curves: Record<keyof Robustness, RobustnessPoint[]> = { angle: [], shift: [], scale: [], thickness: [] };
  for (const kind of Object.keys(KINDS) as (keyof Robustness)[]) {
    for (const at of KINDS[kind].at) {
      drawings.forEach((drawing, index) =>
        images.set(rasterize(drawing, KINDS[kind].vary(at)) ?? new Float32Array(IMAGE_PIXELS), index * IMAGE_PIXELS),
      );
      const point = { at, accuracy: judge(network.recognize(images, digits.count), digits.labels).accuracy };
      curves[kind].push(point);
      yield point;
    }
  }
  return curves;
}
