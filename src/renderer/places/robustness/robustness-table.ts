import { UNCHANGED, type ChangeKind } from '../../../core/training/robustness';
import { CHANGE_WORDS } from '../../../core/words/change-words';
import type { ShownCurve } from '../../views/robustness/shown-curves';

/** A column of the table: a change by so much, either way where it has two. */
export interface TableColumn {
  readonly change: ChangeKind;
  readonly title: string;
  /** The amounts whose accuracies are averaged. */
  readonly at: readonly number[];
}

/** Columns under one heading. */
export interface TableGroup {
  readonly title: string;
  readonly change: ChangeKind;
  readonly columns: readonly TableColumn[];
}

const columnsOf = (change: ChangeKind, amounts: readonly number[], bothWays: boolean): TableGroup => ({
  title: CHANGE_WORDS[change].label,
  change,
  columns: amounts.map((amount) => {
    const title = CHANGE_WORDS[change].write(amount);
    return bothWays ? { change, title: `±${title}`, at: [-amount, amount] } : { change, title, at: [amount] };
  }),
});

/** What the table shows: amounts that a drawing on a pad may well have, and one that is hard. */
export const TABLE_GROUPS: readonly TableGroup[] = [
  columnsOf('angle', [30, 45, 90], true),
  columnsOf('shift', [2, 4], true),
  columnsOf('scale', [0.6, 0.8, 1.4], false),
  columnsOf('thickness', [0.6, 2], false),
  columnsOf('noise', [0.2, 0.4], false),
  columnsOf('fgsm', [0.1, 0.3], false),
];

/** How much of the digits is read rightly in a column, 0..1; null where that was not measured. */
export function accuracyIn(curves: readonly ShownCurve[], { change, at }: TableColumn): number | null {
  const points = curves.find((curve) => curve.change === change)?.points ?? [];
  const found = at.flatMap((amount) => points.find((point) => point.at === amount)?.accuracy ?? []);
  return found.length < at.length ? null : found.reduce((sum, accuracy) => sum + accuracy, 0) / found.length;
}

/** How much is read of digits as they are: every curve says it. Null where there is none. */
export function accuracyUnchanged(curves: readonly ShownCurve[]): number | null {
  for (const { change, points } of curves) {
    const point = points.find(({ at }) => at === UNCHANGED[change]);
    if (point) return point.accuracy;
  }
  return null;
}

/** Which of some accuracies are the highest, as they are written; none where there is nothing to compare. */
export function bestOf(texts: readonly (string | null)[], accuracies: readonly (number | null)[]): readonly boolean[] {
  const known = accuracies.filter((accuracy) => accuracy !== null);
  if (known.length < 2) return texts.map(() => false);
  const best = texts[accuracies.indexOf(Math.max(...known))];
  return texts.map((text) => text !== null && text === best);
}
