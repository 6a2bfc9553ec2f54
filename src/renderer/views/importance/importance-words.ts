import type { ClassActivation } from '../../../core/network/explain/class-activation';
import type { Occlusion } from '../../../core/network/explain/occlusion';
import { receptiveField } from '../../../core/network/explain/receptive-field';
import type { PlannedLayer } from '../../../core/network/layer-kinds';
import { writeTimes } from '../../../core/words/numbers';
import { writeOneDigit, writeShare } from '../../../core/words/quantities';

/** Below this a probability is not written as a share, but how many times as large it becomes. */
const UNLIKELY = 0.001;

/**
 * What the covered squares say of a digit. Of the answer, what takes most from it; of another digit, what keeps it from
 * being the answer.
 */
export function describeOcclusion(
  { probability, lowest, highest }: Occlusion,
  digit: number,
  isAnswer: boolean,
): string {
  if (lowest === null || highest === null) return 'There is no ink to cover.';
  const covered = isAnswer ? lowest.probability : highest.probability;
  if (isAnswer && covered >= probability) return `No square, when covered, makes ${writeOneDigit(digit)} less likely.`;
  if (!isAnswer && covered <= probability) return `No square, when covered, makes ${writeOneDigit(digit)} likelier.`;
  if (isAnswer || covered >= UNLIKELY)
    return `Covered in the frame, the ${digit} goes from ${writeShare(probability)} to ${writeShare(covered)}.`;
  return `Covered in the frame, ${writeOneDigit(digit)} is ${writeTimes(covered / probability)} times as likely, yet below ${writeShare(UNLIKELY)}.`;
}

/** What class activation says: how coarse it is, and where from. */
export function describeActivation(
  plan: readonly PlannedLayer[],
  { index, height, width, values }: ClassActivation,
  digit: number,
): string {
  if (!values.some((value) => value > 0)) return `Nothing in the last maps makes a case for ${writeOneDigit(digit)}.`;
  const position = { map: 0, row: Math.floor((height - 1) / 2), column: Math.floor((width - 1) / 2) };
  const { rows, columns } = receptiveField(plan, index, position)[0]!;
  const seen = `${rows[1] - rows[0]}×${columns[1] - columns[0]}`;
  return `The last maps’ case for ${writeOneDigit(digit)}: ${height}×${width} cells seeing ${seen} pixels.`;
}
