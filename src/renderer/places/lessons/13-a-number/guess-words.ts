import { probabilityOf } from '../../../../core/network/trace';
import { type NumberReading, type Piece, textOf } from '../../../../core/numbers/number-reading';
import { writeCounted, writeProbability } from '../../../../core/words/quantities';
import { distances, isCutThere } from './cuts';
import type { Guess } from './lesson';

/** A probability whose space does not break. */
export const written = (probability: number): string => writeProbability(probability).replaceAll(' ', '\u00a0');

/** What a piece is read as: `0, 99 %`. */
export const describePiece = (piece: Piece): string =>
  piece.kind === 'digit' ? `${piece.digit},\u00a0${written(probabilityOf(piece))}` : textOf(piece).replace('-', '−');

/** Several things in a row: `1, 2 and 3`. */
export function listed(names: readonly string[], separator = ', '): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(separator)} and ${names.at(-1)}`;
}

/** Which guess the real cuts make come true; neither, where it cuts, but elsewhere. */
export function cameTrue(cuts: readonly number[], marks: readonly number[]): Guess | 'elsewhere' {
  if (cuts.length === 0) return 'nowhere';
  return isCutThere(cuts, marks) ? 'marks' : 'elsewhere';
}

const inPlaces = (count: number): string => (count === 0 ? 'nowhere' : `in ${writeCounted(count, 'place')}`);

/** What came of the guess, beside whether it held. */
export function describeCuts({ text, best }: NumberReading, cuts: readonly number[], marks: readonly number[]): string {
  const parts = [
    `It is cut ${inPlaces(cuts.length)} and read as ${text}: ${listed(best.pieces.map(describePiece), '; ')}.`,
  ];
  if (marks.length > 0 && cuts.length > 0) {
    const far = distances(cuts, marks).map((distance) => String(Math.round(distance)));
    const pixels = far.length === 1 && far[0] === '1' ? 'pixel' : 'pixels';
    parts.push(
      marks.length === cuts.length
        ? `Your marks lie ${listed(far)} ${pixels} from its cuts, in a line whose digits are 20 high.`
        : `You marked ${writeCounted(marks.length, 'place')}.`,
    );
  }
  parts.push(
    'Nobody told it where, or into how many: it tried pieces, read each by itself, and took the cheapest way.',
  );
  return parts.join(' ');
}
