import type { Likeness } from '../../../../core/likeness/likeness';
import { type Answer, probabilityOf } from '../../../../core/network/trace';
import { writeOneDigit, writeProbability, writeShare } from '../../../../core/words/quantities';
import { INK_WORDS, type InkName, isDigit } from './inks';
import type { Guess } from './lesson';

/** From such a probability on an answer counts as rather sure, and above the other as quite sure. */
const RATHER = 0.5;
const SURE = 0.9;

/** The guesses, in the order of their certainty. */
export const GUESS_OPTIONS: readonly { readonly value: Guess; readonly label: string }[] = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'unsure', label: 'A digit, unsure (under 50 %)' },
  { value: 'rather', label: 'A digit, rather sure (50 to 90 %)' },
  { value: 'sure', label: 'A digit, quite sure (over 90 %)' },
];

/** Which guess an answer makes come true. It is never that of nothing: there is no such answer. */
export function cameTrue(answer: Answer): Exclude<Guess, 'nothing'> {
  const probability = probabilityOf(answer);
  if (probability < RATHER) return 'unsure';
  return probability > SURE ? 'sure' : 'rather';
}

/** A probability whose space does not break. */
export const written = (probability: number): string => writeProbability(probability).replaceAll(' ', '\u00a0');

/** What the network answered to an ink: `a 0, 99 %`. */
export function describeAnswer(answer: Answer): string {
  return `${answer.digit}, ${written(probabilityOf(answer))}`;
}

/** What came of the guess, beside whether it held. */
export function describeHeart(answer: Answer): string {
  const certainty = { unsure: 'a digit, unsure', rather: 'a digit, rather sure', sure: 'a digit, quite sure' };
  return `It says ${describeAnswer(answer)}: ${certainty[cameTrue(answer)]}. Among all that it can say there is no “nothing”: it gives each digit a share, and answers with the largest.`;
}

/** What was made of one ink; null where that is not known. */
export interface InkReading {
  readonly name: InkName;
  readonly answer: Answer | null;
  readonly likeness: Likeness | null;
}

/** An ink that is no digit, and was read. */
type Stranger = InkReading & { readonly answer: Answer };

/** Those that are no digit and were read. */
function strangersAmong(readings: readonly InkReading[]): readonly Stranger[] {
  return readings.filter((reading): reading is Stranger => isDigit(reading.name) === false && reading.answer !== null);
}

/** The ink that is no digit and whose answer is surest; null while none was read. */
export function surestStranger(readings: readonly InkReading[]): Stranger | null {
  return strangersAmong(readings).reduce<Stranger | null>(
    (surest, reading) =>
      surest === null || probabilityOf(reading.answer) > probabilityOf(surest.answer) ? reading : surest,
    null,
  );
}

/** What the two numbers say of the inks that are no digit, and of the digit. */
export function compareInWords(readings: readonly InkReading[]): string {
  const strangers = strangersAmong(readings);
  const sure = strangers.filter(({ answer }) => probabilityOf(answer) > SURE);
  const told = strangers.filter(({ likeness }) => likeness !== null && !likeness.isDigit);
  const missed = strangers.filter(({ likeness }) => likeness?.isDigit);
  const parts = [
    `Of ${strangers.length} inks that are no digit, softmax is over ${SURE * 100}\u00a0% sure of ${sure.length}; the likeness calls ${told.length} unlike any digit.`,
  ];
  if (missed.length > 0)
    parts.push(
      `It takes ${listed(missed.map(({ name }) => `the ${INK_WORDS[name].noun}`))} for a digit all the same: it is a score, learned from examples too, and no proof.`,
    );
  const four = readings.find(({ name }) => isDigit(name) === true);
  if (four?.answer && four.likeness) {
    const judged = four.likeness.isDigit ? 'a digit by both' : 'which the likeness takes for none';
    const [probability, share] = [written(probabilityOf(four.answer)), writeShare(four.likeness.share, 0)];
    parts.push(`The real ${INK_WORDS[four.name].noun} gets ${probability} and ${share}: ${judged}.`);
  }
  return parts.join(' ');
}

/** Says what the digits nearest to an ink are, against what the network answered. */
export function describeNearest(labels: readonly number[], answered: number): string {
  if (labels.length === 0) return 'Being looked for: the first time takes some seconds.';
  const same = labels.filter((label) => label === answered).length;
  if (same === 0) return `None of the ${labels.length} is ${writeOneDigit(answered)}, which it answered.`;
  return `${same === labels.length ? `All ${same}` : `${same} of ${labels.length}`} are what it answered: ${writeOneDigit(answered)}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
