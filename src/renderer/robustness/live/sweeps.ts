import type { Variation } from '../../../core/ink/variation';
import { VARIATION_RANGES } from '../../../core/ink/variation-ranges';
import { describeAngle } from '../../variants/variation-words';

/** A part of a variation that a curve is drawn over. */
export type SweptPart = 'angle' | 'scale' | 'thickness';

interface Sweep {
  readonly title: string;
  /** What the curve's x axis counts: over which the probability is shown. */
  readonly xLabel: string;
  /** Distances between the places that are read: the first lay out the curve, the others fill it in while there is time. */
  readonly steps: readonly [number, ...number[]];
  /** The steps that the x axis may be marked in. */
  readonly marks: readonly number[];
  /** How far an arrow key goes on the chart, and Page Up. */
  readonly keyStep: number;
  readonly pageStep: number;
  readonly write: (at: number) => string;
}

/** The curves there are. */
export const SWEEPS: { readonly [Part in SweptPart]: Sweep } = {
  angle: {
    title: 'angle',
    xLabel: 'over the angle in degrees',
    steps: [30, 10, 5, 2.5],
    marks: [15, 30, 45, 90],
    keyStep: 5,
    pageStep: 45,
    write: (at) => describeAngle(at),
  },
  scale: {
    title: 'scale',
    xLabel: 'over its size',
    steps: [0.1, 0.05, 0.02],
    marks: [0.1, 0.2, 0.5],
    keyStep: 0.05,
    pageStep: 0.2,
    write: (at) => `${at}×`,
  },
  thickness: {
    title: 'stroke width',
    xLabel: 'over the width of its strokes',
    steps: [0.2, 0.1, 0.05],
    marks: [0.1, 0.2, 0.5],
    keyStep: 0.05,
    pageStep: 0.2,
    write: (at) => `${at}×`,
  },
};

/** The places of a part that are read, the most wanted first, each once. */
export function sweptPlaces(part: SweptPart): readonly number[] {
  const { min, max, decimals } = VARIATION_RANGES[part];
  const places = SWEEPS[part].steps.flatMap((step) =>
    Array.from({ length: Math.floor((max - min) / step + 1e-6) + 1 }, (_, index) =>
      Number((min + index * step).toFixed(decimals)),
    ),
  );
  return [...new Set(places)];
}

/** How far the field of shifts goes from the middle, in pixels, each way. */
export const FIELD_REACH = 8;

/** A shift of the field. */
export interface Shift {
  readonly shiftX: number;
  readonly shiftY: number;
}

/** All shifts of the field by whole pixels: first each fourth, then each second, then all. */
export function fieldShifts(): readonly Shift[] {
  const shifts: Shift[] = [];
  for (const step of [4, 2, 1]) {
    for (let shiftY = -FIELD_REACH; shiftY <= FIELD_REACH; shiftY += step) {
      for (let shiftX = -FIELD_REACH; shiftX <= FIELD_REACH; shiftX += step) {
        const isKnown = step < 4 && shiftX % (2 * step) === 0 && shiftY % (2 * step) === 0;
        if (!isKnown) shifts.push({ shiftX, shiftY });
      }
    }
  }
  return shifts;
}

/** The variation with one part at each of some places, and the others as they are. */
export function sweep(part: SweptPart, variation: Variation, places: readonly number[]): readonly Variation[] {
  return places.map((at) => ({ ...variation, [part]: at }));
}
