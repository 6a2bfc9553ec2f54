import type { Variation } from '../../core/ink/variation';
import type { Evaluation } from '../../core/training/progress';
import { writeCount, writeLoss, writePercent, writePlainShare } from '../../core/words/quantities';
import { describeVariation } from '../../core/words/variation-words';

/** An evaluation as a table for people. */
export function describeEvaluation(
  model: string,
  digits: string,
  variation: Variation,
  evaluation: Evaluation,
): string {
  const { count, accuracy, loss, perDigit, confusion, calibration } = evaluation;
  const varied = describeVariation(variation);
  const right = confusion
    .flatMap((row, label) => row.filter((_, answer) => answer === label))
    .reduce((sum, cell) => sum + cell, 0);
  const row = (title: string, cells: readonly string[]): string =>
    title.padEnd(9) + cells.map((cell) => cell.padStart(7)).join('');
  const digitNames = confusion.map((_, digit) => String(digit));
  return [
    `${model} on ${writeCount(count)} ${digits}${varied === null ? '' : `, ${varied}`}`,
    '',
    `Accuracy ${writePlainShare(accuracy, 2)} (${writeCount(right)} of ${writeCount(count)}), loss ${writeLoss(loss)}, expected calibration error ${writePlainShare(calibration.error, 2)}`,
    '',
    row('Digit', digitNames),
    row(
      'Right, %',
      perDigit.map((share) => (share === null ? '-' : writePercent(share))),
    ),
    '',
    'What was read (across) of each digit (down):',
    row('', digitNames),
    ...confusion.map((cells, digit) =>
      row(
        String(digit),
        cells.map((cell) => (cell === 0 ? '.' : String(cell))),
      ),
    ),
  ].join('\n');
}
