import { answerOf } from '../../../core/network/trace';

/** Which digit the curves are of, and how that is known. */
export interface DrawnDigit {
  readonly digit: number;
  /** The user chose it; the drawing has a label; or the first model reads it in the drawing as it is. */
  readonly by: 'choice' | 'label' | 'reading';
}

/**
 * The digit whose probability the curves show.
 * @param chosen what the user chose, null for none
 * @param label what the drawing is said to be: a digit of a set, or one that was kept; null where nobody has said
 * @param probabilities what the first model reads in the drawing as it is; null where it hasn't been read yet
 * @returns null while nothing is known
 */
export function drawnDigit(
  chosen: number | null,
  label: number | null,
  probabilities: Float32Array | null,
): DrawnDigit | null {
  if (chosen !== null) return { digit: chosen, by: 'choice' };
  if (label !== null) return { digit: label, by: 'label' };
  if (probabilities === null) return null;
  return { digit: answerOf(probabilities).digit, by: 'reading' };
}
