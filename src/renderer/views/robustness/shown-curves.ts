import { curvesOf } from '../../../core/exchange/card';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type MeasuredCurve,
  type RobustnessPoint,
  type Sweep,
  type SweepDigits,
} from '../../../core/training/robustness';
import type { ReadyModel } from '../../state/models/model-list.svelte';

/** A model's curve for a kind of change, as it is shown. */
export interface ShownCurve {
  readonly change: ChangeKind;
  readonly digits: MeasuredCurve['digits'];
  /** Of how many digits. */
  readonly count: number;
  readonly points: readonly RobustnessPoint[];
}

/**
 * The curves to show of a model for the digits that were chosen: those kept of these very digits, else the one that is
 * just being measured, else those kept of the most digits of the same set. None where there is none.
 */
export function curvesToShow(model: ReadyModel, wanted: SweepDigits, sweep: Sweep | null): readonly ShownCurve[] {
  const kept = curvesOf(model.card).filter(({ digits }) => digits === wanted.set);
  return CHANGE_KINDS.flatMap((change) => {
    const fitting = kept.filter((curve) => curve.change === change).sort((one, other) => other.count - one.count);
    const exact = fitting.find(({ count }) => wanted.set === 'own' || count === wanted.count);
    const curve = exact ?? underWay(sweep, model.id, change, wanted) ?? fitting[0];
    return curve ? [curve] : [];
  });
}

function underWay(sweep: Sweep | null, modelId: string, change: ChangeKind, wanted: SweepDigits): ShownCurve | null {
  if (sweep?.state.kind !== 'running' || sweep.digits.set !== wanted.set) return null;
  if (wanted.set === 'test' && sweep.digits.count !== wanted.count) return null;
  const curve = sweep.curves.find((one) => one.modelId === modelId && one.change === change);
  return curve ? { change, digits: sweep.digits.set, count: sweep.digits.count, points: curve.points } : null;
}

/** A change's curve as a chart draws it; no points where there is none. */
export function chartPoints(
  curves: readonly ShownCurve[],
  change: ChangeKind,
): readonly { readonly x: number; readonly y: number }[] {
  const points = curves.find((curve) => curve.change === change)?.points ?? [];
  return points.map(({ at, accuracy }) => ({ x: at, y: accuracy }));
}

/** Of how many digits curves are, each number once, the smallest first. */
export function countsOf(curves: readonly ShownCurve[]): readonly number[] {
  return [...new Set(curves.map(({ count }) => count))].sort((one, other) => one - other);
}
