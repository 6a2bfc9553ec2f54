import type { DigitSet } from '../data/digits';
import type { ChangeKind, RobustnessPoint } from '../training/robustness';
import type { MeasuredTest } from '../training/test-scores';
import { CHANGE_WORDS } from '../words/change-words';

/** A curve of a model, as it goes into a table. */
export interface NamedCurve {
  readonly model: string;
  readonly digits: DigitSet;
  readonly count: number;
  readonly change: ChangeKind;
  readonly points: readonly RobustnessPoint[];
}

const HEADER = ['model', 'digits', 'count', 'change', 'unit', 'at', 'accuracy'] as const;

/**
 * Curves as CSV (RFC 4180), a line for each point: the accuracy 0..1 of a model on digits that are changed by `at`, for a
 * shift right and down alike.
 */
export function robustnessCsv(curves: readonly NamedCurve[]): string {
  const rows = curves.flatMap(({ model, digits, count, change, points }) =>
    points.map(({ at, accuracy }) => [model, digits, count, change, CHANGE_WORDS[change].unit, at, accuracy]),
  );
  return writeRows([HEADER, ...rows]);
}

/** What models read of tests as CSV, a line for each: how many digits, and the accuracies 0..1 with and without the test. */
export function testsCsv(
  models: readonly { readonly model: string; readonly tests: readonly MeasuredTest[] }[],
): string {
  const rows = models.flatMap(({ model, tests }) =>
    tests.map(({ suite, test, digits, read, accuracy, unchanged }) => [
      ...[model, digits, read, suite, test, accuracy, unchanged],
    ]),
  );
  return writeRows([['model', 'digits', 'count', 'suite', 'test', 'accuracy', 'unchanged'], ...rows]);
}

const writeRows = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(writeField).join(',')}\r\n`).join('');

/** A model can be called anything; a spreadsheet must not take its name for a formula. */
function writeField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
