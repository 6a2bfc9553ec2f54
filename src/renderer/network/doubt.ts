import type { Answer } from '../../core/network/trace';

const NO_BREAK_SPACE = '\u00a0';

/** Below this probability of the likeliest digit, the next one is worth a word. */
const SURE = 0.8;

/** Says which digit else it may be, where the network is not sure. */
export function describeDoubt({ digit, probabilities }: Answer): string | null {
  if (probabilities[digit]! >= SURE) return null;
  let second = digit === 0 ? 1 : 0;
  probabilities.forEach((probability, other) => {
    if (other !== digit && probability > probabilities[second]!) second = other;
  });
  const share = writeProbability(probabilities[second]!).replaceAll(' ', NO_BREAK_SPACE);
  return `Not sure: perhaps a${NO_BREAK_SPACE}${second}, ${share}.`;
}

/**
 * A probability of the answer in whole percents, rounded down: `98 %`, and never 100 % while anything is missing. What
 * is too small to be seen in a bar is 0.
 */
export function writeProbability(probability: number): string {
  if (probability < 0.0005) return '0 %';
  return probability < 0.01 ? '< 1 %' : `${Math.floor(100 * probability)} %`;
}
