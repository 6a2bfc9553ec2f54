import type { Answer } from '../../core/network/trace';
import { writeOneDigit, writeProbability } from '../../core/words/quantities';

const NO_BREAK_SPACE = '\u00a0';

/** Below this probability of the likeliest digit, the next one is worth a word. */
const SURE = 0.8;

/** Says which digit else it may be, where the network is not sure. */
export function describeDoubt({ digit, probabilities }: Answer): string | null {
  if ((probabilities[digit] ?? 0) >= SURE) return null;
  let second = digit === 0 ? 1 : 0;
  probabilities.forEach((probability, other) => {
    if (other !== digit && probability > (probabilities[second] ?? 0)) second = other;
  });
  return `Not sure: perhaps ${writeLikely(second, probabilities)}.`;
}

/** Says what another network reads in the drawing, and in its variant where there is one. */
export function describeAnswers(answer: Answer, varied: Answer | null): string {
  const said = `reads ${writeLikely(answer.digit, answer.probabilities)}`;
  return varied ? `${said}; the variant as ${writeLikely(varied.digit, varied.probabilities)}` : said;
}

/** A digit and how likely it is: `an 8, 40 %`. A line breaks after the comma only. */
function writeLikely(digit: number, probabilities: Answer['probabilities']): string {
  return [writeOneDigit(digit), writeProbability(probabilities[digit] ?? 0)]
    .map((part) => part.replaceAll(' ', NO_BREAK_SPACE))
    .join(', ');
}
