import type { Answer } from '../../core/network/trace';
import { writeShare } from '../ui/quantities';

/** Below this probability of the likeliest digit, the next one is worth a word. */
const SURE = 0.8;

/** Says which digit else it may be, where the network is not sure. */
export function describeDoubt({ digit, probabilities }: Answer): string | null {
  if (probabilities[digit]! >= SURE) return null;
  let second = digit === 0 ? 1 : 0;
  probabilities.forEach((probability, other) => {
    if (other !== digit && probability > probabilities[second]!) second = other;
  });
  return `Not sure: perhaps a ${second}, ${writeShare(probabilities[second]!, 0)}.`;
}

/** A probability as it stands beside its bar; what is too small to be seen there is 0. */
export function writeProbability(probability: number): string {
  return probability < 0.0005 ? '0 %' : writeShare(probability);
}
