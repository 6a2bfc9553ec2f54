import { probabilityOf } from '../../../../core/network/trace';
import { type DigitPiece, digitsOf, type NumberReading } from '../../../../core/numbers/number-reading';
import { writeCounted } from '../../../../core/words/quantities';
import { describePiece, listed, written } from './guess-words';
import type { Judgement } from './lesson';
import { writeCost } from './path-words';

/** How the claim can be judged. */
export const JUDGEMENT_OPTIONS: readonly { readonly value: Judgement; readonly label: string }[] = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];

/** All the ink of a number, taken for one digit; it is always among the pieces that were weighed. */
export function wholeOf({ candidates, best }: NumberReading): DigitPiece {
  const end = best.pieces.at(-1)!.end;
  return candidates.find(
    (piece): piece is DigitPiece => piece.kind === 'digit' && piece.start === 0 && piece.end === end,
  )!;
}

/** What came of reading the number as one thing, and of reading it in pieces. */
export function explainClaim(reading: NumberReading): string {
  const whole = wholeOf(reading);
  const like = whole.likeness ? `, and is ${written(whole.likeness.share)} like a digit` : '';
  const digits = digitsOf(reading);
  return `As one thing, all the ink fitted into 28 by 28, it is read as ${whole.digit}, ${written(probabilityOf(whole))}${like}: the network has ten answers, and ${reading.text} is none of them. That costs ${writeCost(whole.cost)}. ${reading.text} comes of ${writeCounted(digits.length, 'reading')}, one of each digit by itself: ${listed(digits.map(describePiece), '; ')}. With their cuts they cost ${writeCost(reading.best.cost)}, and that is cheaper. What is around the network cuts and adds up; the network never sees a number.`;
}
