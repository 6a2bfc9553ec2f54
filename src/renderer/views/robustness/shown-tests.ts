import { type SuiteName, TEST_SUITES } from '../../../core/data/test-suites';
import type { Sweep, SweepDigits } from '../../../core/training/robustness';
import { type MeasuredTest, testsOf } from '../../../core/training/test-scores';
import type { ReadyModel } from '../../state/models/model-list.svelte';

/**
 * The results to show of a model for the digits that were chosen, a test each: those kept of these very digits, else what was
 * just measured of them, else those kept of the most digits of the same set.
 */
export function testsToShow(
  { id, card }: ReadyModel,
  suites: readonly SuiteName[],
  wanted: SweepDigits,
  sweep: Sweep | null,
): readonly MeasuredTest[] {
  const kept = (card.tests ?? []).filter(({ digits }) => digits === wanted.set);
  const fresh = underWay(sweep, id, wanted);
  return suites.flatMap((suite) =>
    Object.keys(TEST_SUITES[suite].tests).flatMap((name) => {
      const isWanted = ({ suite: of, test }: MeasuredTest): boolean => of === suite && test === name;
      const fitting = kept.filter(isWanted).sort((one, other) => other.count - one.count);
      const exact = fitting.find(({ count }) => wanted.set === 'own' || count === wanted.count);
      return exact ?? fresh.find(isWanted) ?? fitting[0] ?? [];
    }),
  );
}

function underWay(sweep: Sweep | null, modelId: string, wanted: SweepDigits): readonly MeasuredTest[] {
  if (sweep?.state.kind !== 'running' || sweep.digits.set !== wanted.set) return [];
  if (wanted.set === 'test' && sweep.digits.count !== wanted.count) return [];
  const index = sweep.models.findIndex(({ id }) => id === modelId);
  return index === -1 ? [] : testsOf(sweep.scores, index, sweep.digits, sweep.started);
}
