import type { Evaluation } from '../../../core/training/progress';

/** A digit that was taken for another, and how often. */
export interface Mistake {
  readonly label: number;
  readonly answer: number;
  readonly count: number;
}

/** The `limit` most frequent mistakes of an evaluation, the most frequent first. */
export function commonMistakes(evaluation: Pick<Evaluation, 'confusion'>, limit: number): readonly Mistake[] {
  return evaluation.confusion
    .flatMap((answers, label) => answers.map((count, answer) => ({ label, answer, count })))
    .filter(({ label, answer, count }) => label !== answer && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit);
}
