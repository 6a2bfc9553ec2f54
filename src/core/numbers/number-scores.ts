/** A number that was read: what it is, what came out, and how its digits are spaced, where that is known. */
export interface ReadNumber {
  readonly label: string;
  readonly text: string;
  readonly spacing: string | null;
}

/** How well some numbers were read. Shares are 0..1. */
export interface NumberScore {
  readonly count: number;
  /** The share of numbers that were read exactly as they are. */
  readonly exact: number;
  /** The share of all digits that were read rightly: 1 less the edits from what was read to what it is, for each digit. */
  readonly digits: number;
}

/** Counts numbers, at least one. */
export function scoreNumbers(numbers: readonly ReadNumber[]): NumberScore {
  const digits = numbers.reduce((sum, { label }) => sum + label.length, 0);
  const edits = numbers.reduce((sum, { label, text }) => sum + editDistance(label, text), 0);
  const exact = numbers.filter(({ label, text }) => label === text).length;
  return { count: numbers.length, exact: exact / numbers.length, digits: Math.max(0, 1 - edits / digits) };
}

/** The same for each way of spacing that is among them, in the order in which they come. */
export function scoreBySpacing(numbers: readonly ReadNumber[]): Readonly<Record<string, NumberScore>> {
  const spacings = new Set(numbers.flatMap(({ spacing }) => spacing ?? []));
  return Object.fromEntries(
    [...spacings].map((spacing) => [spacing, scoreNumbers(numbers.filter((number) => number.spacing === spacing))]),
  );
}

/** How many characters must be changed, added or left out to make one text the other (Levenshtein 1966). */
export function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const changed = before[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, before[column]! + 1, next[column - 1]! + 1));
    }
    before = next;
  }
  return before[other.length]!;
}
