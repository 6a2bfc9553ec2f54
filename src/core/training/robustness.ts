import * as v from 'valibot';
import type { DigitSet } from '../data/digits';
import type { SuiteName } from '../data/test-suites';
import type { TestScore } from './test-scores';

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

/**
 * Every kind of change: those of {@link Robustness}; noise, as its standard deviation where ink is 1; and FGSM, made for each
 * network by its own gradient, as what may be added to a pixel or taken from it.
 */
export type ChangeKind = keyof Robustness | 'noise' | 'fgsm';

/** The changes that a card has curves of from the start. */
export const CARD_CHANGES = ['angle', 'shift', 'scale', 'thickness'] as const satisfies readonly (keyof Robustness)[];

/** By how much digits are changed in each way. */
export const CHANGE_AMOUNTS: Readonly<Record<ChangeKind, readonly number[]>> = {
  angle: steps(-180, 180, 15),
  shift: steps(-8, 8, 1),
  scale: steps(0.4, 1.6, 0.1),
  thickness: steps(0.4, 2, 0.2),
  noise: steps(0, 1, 0.1),
  fgsm: steps(0, 0.5, 0.05),
};

/** All of them, in the order in which they are measured and shown. */
export const CHANGE_KINDS = Object.keys(CHANGE_AMOUNTS) as readonly ChangeKind[];

/** What can be measured: a curve over the amounts of a change, or the tests of a suite. */
export type Measurable = ChangeKind | SuiteName;

/** The amount that leaves a digit as it is. */
export const UNCHANGED: Readonly<Record<ChangeKind, number>> = {
  angle: 0,
  shift: 0,
  scale: 1,
  thickness: 1,
  noise: 0,
  fgsm: 0,
};

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, step) => Math.round((from + step * by) * 100) / 100,
  );
}

/** A card's curves need no more digits: 2,000 of them tell an accuracy to about half a percent. */
export const CARD_DIGITS = 2_000;

/** A curve as it is kept with a model: of which digits, how many of them, and when (ISO 8601). */
export interface MeasuredCurve {
  readonly change: ChangeKind;
  readonly digits: DigitSet;
  readonly count: number;
  readonly measured: string;
  readonly points: readonly RobustnessPoint[];
}

/**
 * Curves with some new ones in place of those of the same change and digits. Another number of test digits makes another
 * curve; the user's own digits are always all of them, and only the newest curve speaks of them as they are.
 */
export function withCurves(curves: readonly MeasuredCurve[], fresh: readonly MeasuredCurve[]): MeasuredCurve[] {
  const keyOf = ({ change, digits, count }: MeasuredCurve): string =>
    digits === 'own' ? `${change} own` : `${change} ${digits} ${count}`;
  return [...new Map([...curves, ...fresh].map((curve) => [keyOf(curve), curve])).values()];
}

/** So many models can be measured together. */
export const MOST_SWEPT = 8;

/** The digits that robustness is measured with: so many of MNIST's test digits, from the first, or all of the user's own. */
export const sweepDigitsSchema = v.variant('set', [
  // A quick look, a card's, all.
  v.strictObject({ set: v.literal('test'), count: v.picklist([500, CARD_DIGITS, 10_000]) }),
  v.strictObject({ set: v.literal('own') }),
]);

export type SweepDigits = v.InferOutput<typeof sweepDigitsSchema>;

/** How well each of some networks, in their order, reads digits that are changed by so much. */
export interface SweepPoint {
  readonly change: ChangeKind;
  readonly at: number;
  readonly accuracies: readonly number[];
}

/** A measurement of how well models read changed digits. */
export interface Sweep {
  readonly id: string;
  readonly models: readonly { readonly id: string; readonly name: string }[];
  readonly changes: readonly ChangeKind[];
  readonly suites: readonly SuiteName[];
  readonly digits: { readonly set: DigitSet; readonly count: number };
  readonly started: string;
  /** Images read so far and in all, and how long the rest takes, null until that shows; all null before the first. */
  readonly progress: { readonly read: number; readonly images: number; readonly secondsLeft: number | null } | null;
  /** What was measured so far, of the models in their order; the curve under way has not all of its points. */
  readonly curves: readonly {
    readonly modelId: string;
    readonly change: ChangeKind;
    readonly points: readonly RobustnessPoint[];
  }[];
  /** The tests that were measured so far, of the models in their order. */
  readonly scores: readonly TestScore[];
  readonly state:
    | { readonly kind: 'running' }
    | { readonly kind: 'ended' }
    /** Stopped by the user; whole curves are kept. */
    | { readonly kind: 'stopped' }
    | { readonly kind: 'failed'; readonly reason: string };
}

/** What is new in a sweep that runs: how far it has come, and the point or the test that was measured last, if one was. */
export interface SweepNews {
  readonly progress: NonNullable<Sweep['progress']>;
  readonly point: SweepPoint | null;
  readonly score: TestScore | null;
}

/** The sweep with what is new in it. */
export function withNews(sweep: Sweep, { progress, point, score }: SweepNews): Sweep {
  return {
    ...sweep,
    progress,
    curves: point === null ? sweep.curves : withPoint(sweep, point),
    scores: score === null ? sweep.scores : [...sweep.scores, score],
  };
}

/** The curves with one point more for each model. */
function withPoint({ models, curves }: Sweep, { change, at, accuracies }: SweepPoint): Sweep['curves'] {
  const isOf = (curve: Sweep['curves'][number]): boolean => curve.change === change;
  const grown = models.map(({ id }, index) => {
    const before = curves.find((curve) => isOf(curve) && curve.modelId === id)?.points ?? [];
    return { modelId: id, change, points: [...before, { at, accuracy: accuracies[index]! }] };
  });
  return [...curves.filter((curve) => !isOf(curve)), ...grown];
}
