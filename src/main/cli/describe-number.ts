import { type Answer, probabilityOf } from '../../core/network/trace';
import {
  digitsOf,
  type DigitPiece,
  isOneDigit,
  isStranger,
  type NumberReading,
  type Piece,
  textOf,
} from '../../core/numbers/number-reading';
import { describeStranger } from '../../core/words/likeness-words';
import { writeProbability } from '../../core/words/quantities';

/** Other digits than the answer are worth a word from this probability on. */
const WORTH_NAMING = 0.01;

/** The digits that a piece might be instead, the likeliest first. */
function alternativesOf({ digit, probabilities }: DigitPiece): { digit: number; probability: number }[] {
  return [...probabilities]
    .map((probability, of) => ({ digit: of, probability }))
    .filter((other) => other.digit !== digit && other.probability >= WORTH_NAMING)
    .sort((one, other) => other.probability - one.probability);
}

/** A number for people: itself, and each of its digits with what else it might be; one digit with all ten. */
export function describeNumber(reading: NumberReading): string {
  const [first] = digitsOf(reading);
  if (isOneDigit(reading) && first)
    return [describeAnswer(first), ...(isStranger(first) ? ['', describeStranger(first.digit)] : [])].join('\n');
  return [reading.text, '', ...reading.best.pieces.map(describePiece)].join('\n');
}

function describePiece(piece: Piece): string {
  if (piece.kind === 'sign') return textOf(piece);
  const others = alternativesOf(piece).map(
    ({ digit, probability }) => `${digit} ${writeProbability(probability, 1).padStart(7)}`,
  );
  const said = [`${piece.digit}  ${writeProbability(probabilityOf(piece), 1).padStart(7)}`, ...others].join('   or ');
  return isStranger(piece) ? `${said}   unlike any digit` : said;
}

/** An answer for people: the digit, and a bar for the probability of each of the ten. */
export function describeAnswer(answer: Answer): string {
  const bars = [...answer.probabilities].map((probability, of) =>
    `${of}  ${writeProbability(probability, 1).padStart(7)}  ${'#'.repeat(Math.round(40 * probability))}`.trimEnd(),
  );
  return [`${answer.digit} ${writeProbability(probabilityOf(answer), 1)}`, '', ...bars].join('\n');
}

/** A number for programs: its text and its pieces, their boxes in pad units; of one digit what it is besides. */
export function numberJson(reading: NumberReading): object {
  const [first] = digitsOf(reading);
  const alone =
    isOneDigit(reading) && first
      ? { digit: first.digit, probabilities: [...first.probabilities], ...likenessJson(first) }
      : {};
  return { ...alone, number: reading.text, pieces: reading.best.pieces.map(pieceJson) };
}

function pieceJson(piece: Piece): object {
  const { box } = piece;
  if (piece.kind === 'sign') return { sign: piece.sign, box };
  const { digit, probabilities } = piece;
  return {
    digit,
    probability: probabilityOf(piece),
    ...likenessJson(piece),
    box,
    alternatives: alternativesOf(piece),
    probabilities: [...probabilities],
  };
}

const likenessJson = ({ likeness }: DigitPiece): object =>
  likeness === null ? {} : { likeness: likeness.share, isDigit: likeness.isDigit };

/** The columns of {@link csvRow}. */
export const CSV_HEAD = 'file,number,least probability';

/** A file's line in a table: its number, and how likely the least certain of its digits is. */
export function csvRow(file: string, reading: NumberReading): string {
  const name = /[",\n]/.test(file) ? `"${file.replaceAll('"', '""')}"` : file;
  return `${name},${csvNumber(reading.text)},${Math.min(...digitsOf(reading).map(probabilityOf)).toFixed(4)}`;
}

/** A number with a comma would be two columns. */
const csvNumber = (text: string): string => (text.includes(',') ? `"${text}"` : text);
