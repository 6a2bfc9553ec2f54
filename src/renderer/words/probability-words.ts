import { writeProbability } from '../../core/words/quantities';

/** A probability as it is written everywhere; a dash while it isn't known. */
export function describeProbability(probability: number | null): string {
  return probability === null ? '–' : writeProbability(probability);
}
