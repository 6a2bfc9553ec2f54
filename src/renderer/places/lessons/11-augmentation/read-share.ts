import { NO_VARIATION } from '../../../../core/ink/variation';
import { answerOf } from '../../../../core/network/trace';
import { sweptAmounts, type SweptPart } from '../../../views/live-robustness/sweeps';
import type { VariantReadings } from '../../../views/live-robustness/variant-readings';

/**
 * Over which share 0..1 of a change's range a network reads the drawing as that digit: of the curve's evenly spaced places,
 * as many. Null while one of them hasn't been read.
 * @param reach how far from the unchanged drawing the range is taken to go
 */
export function readShare(
  readings: VariantReadings | null,
  part: SweptPart,
  digit: number,
  reach = Infinity,
): number | null {
  const amounts = sweptAmounts(part).outline.filter((at) => Math.abs(at - NO_VARIATION[part]) <= reach);
  const read = amounts.map((at) => readings?.of({ ...NO_VARIATION, [part]: at })?.probabilities ?? null);
  if (read.some((probabilities) => probabilities === null)) return null;
  return read.filter((probabilities) => answerOf(probabilities!).digit === digit).length / amounts.length;
}
