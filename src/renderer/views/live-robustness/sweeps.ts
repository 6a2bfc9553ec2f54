import type { Variation } from '../../../core/ink/variation';
import { VARIATION_RANGES } from '../../../core/ink/variation-ranges';
import { writeFactor } from '../../../core/words/quantities';
import { describeAngle } from '../../../core/words/variation-words';
import { each, type Wanted } from './wanted';

/** A part of a variation that a curve is drawn over. */
export type SweptPart = 'angle' | 'scale' | 'thickness';

interface Sweep {
  readonly title: string;
  /** What the curve's x axis counts: over which the probability is shown. */
  readonly xLabel: string;
  /** Distances between the amounts that are read: the first is the outline's, the others fill it in while there is time. */
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
    steps: [15, 5, 2.5],
    marks: [15, 30, 45, 90, 180],
    keyStep: 5,
    pageStep: 45,
    write: describeAngle,
  },
  scale: {
    title: 'scale',
    xLabel: 'over its size',
    steps: [0.05, 0.02],
    marks: [0.1, 0.2, 0.5, 1],
    keyStep: 0.05,
    pageStep: 0.2,
    write: writeFactor,
  },
  thickness: {
    title: 'stroke width',
    xLabel: 'over the width of its strokes',
    steps: [0.1, 0.05],
    marks: [0.1, 0.2, 0.5, 1],
    keyStep: 0.05,
    pageStep: 0.2,
    write: writeFactor,
  },
};

/** The amounts of a part that are read, each once. */
export function sweptAmounts(part: SweptPart): Wanted<number> {
  const { min, max, decimals } = VARIATION_RANGES[part];
  const [outline, ...detail] = SWEEPS[part].steps.map((step) =>
    Array.from({ length: Math.floor((max - min) / step + 1e-6) + 1 }, (_, index) =>
      Number((min + index * step).toFixed(decimals)),
    ),
  );
  const laidOut = new Set(outline);
  return { outline: [...laidOut], detail: [...new Set(detail.flat())].filter((amount) => !laidOut.has(amount)) };
}

/** How far the field of shifts goes from the middle, in pixels, each way. */
export const FIELD_REACH = 8;

/** A shift of the field. */
export interface Shift {
  readonly shiftX: number;
  readonly shiftY: number;
}

/** All shifts of the field by whole pixels, each once: first each fourth, then each second, then all. */
export function fieldShifts(): Wanted<Shift> {
  const outline: Shift[] = [];
  const detail: Shift[] = [];
  for (const step of [4, 2, 1]) {
    for (let shiftY = -FIELD_REACH; shiftY <= FIELD_REACH; shiftY += step) {
      for (let shiftX = -FIELD_REACH; shiftX <= FIELD_REACH; shiftX += step) {
        const isKnown = step < 4 && shiftX % (2 * step) === 0 && shiftY % (2 * step) === 0;
        if (!isKnown) (step === 4 ? outline : detail).push({ shiftX, shiftY });
      }
    }
  }
  return { outline, detail };
}

/** What is read of a variation to show how the answer changes over a part of it, or over the field of shifts. */
export function swept(over: SweptPart | 'shift', variation: Variation): Wanted<Variation> {
  if (over === 'shift') return each(fieldShifts(), (shift) => ({ ...variation, ...shift }));
  return each(sweptAmounts(over), (amount) => ({ ...variation, [over]: amount }));
}
