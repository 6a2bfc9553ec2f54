/** How well scores tell digits from ink that is none. */
export interface Separation {
  /**
   * The area under the receiver operating characteristic: how likely a digit scores more than ink that is none, where both
   * are drawn at random, 0..1 (Hanley and McNeil 1982).
   */
  readonly auroc: number;
  /** The share of the other ink that is refused where 99 % of the digits are kept. */
  readonly refusedAt99: number;
  /** The share of the digits that is kept at the gauge's own threshold, and of the other ink that is refused at it. */
  readonly kept: number;
  readonly refused: number;
}

/** Counts the scores of digits and of other ink, at least one of each. */
export function separationOf(digits: readonly number[], others: readonly number[], threshold: number): Separation {
  const lowest = [...digits].sort((one, other) => one - other);
  const cut = lowest[Math.floor(0.01 * lowest.length)]!;
  const shareOf = (scores: readonly number[], holds: (score: number) => boolean): number =>
    scores.filter(holds).length / scores.length;
  return {
    auroc: areaUnder(lowest, others),
    refusedAt99: shareOf(others, (score) => score < cut),
    kept: shareOf(digits, (score) => score >= threshold),
    refused: shareOf(others, (score) => score < threshold),
  };
}

/** The share of pairs in which the digit scores more; equal ones count half. */
function areaUnder(digits: readonly number[], others: readonly number[]): number {
  const sorted = [...others].sort((one, other) => one - other);
  let [below, notAbove, sum] = [0, 0, 0];
  for (const digit of digits) {
    while (below < sorted.length && sorted[below]! < digit) below++;
    while (notAbove < sorted.length && sorted[notAbove]! <= digit) notAbove++;
    sum += (below + notAbove) / 2;
  }
  return sum / (digits.length * sorted.length);
}
