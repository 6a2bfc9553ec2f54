import type { Run } from '../../../core/training/run';
import { writeShare } from '../../../core/words/quantities';
import type { Curve } from '../../ui/curve';
import { runStatus } from '../../words/run-status';

/** So many runs have a colour of their own. */
export const MOST_COMPARED = 8;

/** The colour of the run in this column. */
export const runColor = (column: number): string => `--series-${(column % MOST_COMPARED) + 1}`;

/** Which digits the curves are of. */
export type CurveOf = 'training' | 'validation';

/** A curve for each run, in the runs' order. */
export function runCurves(runs: readonly Run[], of: CurveOf, value: 'loss' | 'accuracy'): readonly Curve[] {
  return runs.map((run, column) => ({
    name: run.name,
    color: runColor(column),
    dots: false,
    points: run[of === 'training' ? 'curve' : 'validation'].map((point) => ({ x: point.epoch, y: point[value] })),
  }));
}

/** What the runs have come to, a line each, with a text for each run. */
export function compareResults(
  runs: readonly Run[],
): readonly { readonly name: string; readonly texts: readonly string[] }[] {
  const share = (accuracy: number | undefined): string => (accuracy === undefined ? '–' : writeShare(accuracy, 2));
  const reading = ({ state }: Run) => (state.kind === 'ended' ? state.reading : null);
  const best = ({ validation }: Run): number | undefined =>
    validation.length === 0 ? undefined : Math.max(...validation.map(({ accuracy }) => accuracy));
  return [
    { name: 'State', texts: runs.map((run) => (reading(run) === null ? runStatus(run) : 'Stored')) },
    { name: 'MNIST test digits', texts: runs.map((run) => share(reading(run)?.test.accuracy)) },
    { name: 'Own digits', texts: runs.map((run) => share(reading(run)?.own?.accuracy)) },
    { name: 'Validation, best epoch', texts: runs.map((run) => share(best(run))) },
  ].filter(({ name, texts }) => name !== 'Own digits' || texts.some((text) => text !== '–'));
}
