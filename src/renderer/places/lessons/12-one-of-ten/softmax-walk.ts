import { CLASSES } from '../../../../core/network/layer';
import { writeNumber, writeTerm } from '../../../../core/words/numbers';
import { writeShare } from '../../../../core/words/quantities';

/** Softmax of ten logits, with every number on the way. */
export interface SoftmaxTable {
  readonly logits: readonly number[];
  readonly largest: number;
  /** The logits, less the largest. */
  readonly differences: readonly number[];
  readonly exponentials: readonly number[];
  readonly sum: number;
  /** The exponentials, divided by their sum: the ten probabilities. */
  readonly shares: readonly number[];
  /** The sum of the shares: 1, whatever the logits. */
  readonly total: number;
}

/** Works softmax out as it is done by hand. */
export function workOutSoftmax(logits: readonly number[]): SoftmaxTable {
  const largest = Math.max(...logits);
  const differences = logits.map((logit) => logit - largest);
  const exponentials = differences.map(Math.exp);
  const sum = sumOf(exponentials);
  const shares = exponentials.map((exponential) => exponential / sum);
  return { logits, largest, differences, exponentials, sum, shares, total: sumOf(shares) };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** A step of working it out. */
export type SoftmaxStep =
  { readonly kind: 'largest' | 'sum' | 'total' } | { readonly kind: SteppedColumn; readonly digit: number };

/** The columns that are worked out number by number, from left to right. */
export type SteppedColumn = 'difference' | 'exponential' | 'share';

const each = (kind: SteppedColumn): readonly SoftmaxStep[] =>
  Array.from({ length: CLASSES }, (_, digit) => ({ kind, digit }));

/** All steps, in their order. */
export const SOFTMAX_STEPS: readonly SoftmaxStep[] = [
  { kind: 'largest' },
  ...each('difference'),
  ...each('exponential'),
  { kind: 'sum' },
  ...each('share'),
  { kind: 'total' },
];

/** The place of a step among {@link SOFTMAX_STEPS}. */
export function placeOf(kind: SoftmaxStep['kind'], digit = 0): number {
  return SOFTMAX_STEPS.findIndex((step) => step.kind === kind && (!('digit' in step) || step.digit === digit));
}

/** A step as it is computed, and why it is done. */
export interface DescribedStep {
  readonly sum: string;
  readonly result: string;
  readonly why: string;
}

/** Says what is computed in a step. */
export function describeStep(step: SoftmaxStep, table: SoftmaxTable): DescribedStep {
  const { logits, largest, differences, exponentials, sum, shares, total } = table;
  switch (step.kind) {
    case 'largest':
      return {
        sum: 'the largest of the ten logits =',
        result: writeNumber(largest, 2),
        why: `It is taken from all of them first: e to the power of a large logit would be too large a number for a computer (e^1000 is), and the shares come out the same.`,
      };
    case 'difference':
      return {
        sum: `${writeNumber(logits[step.digit]!, 2)} − ${parenthesized(largest)} =`,
        result: writeNumber(differences[step.digit]!, 2),
        why: `How far the ${step.digit} lies below the likeliest digit.`,
      };
    case 'exponential':
      return {
        sum: `e^${parenthesized(differences[step.digit]!)} =`,
        result: writeTerm(exponentials[step.digit]!),
        why: 'No exponential is negative or 0: every digit gets some share. One logit less is e, some 2.7 times, less.',
      };
    case 'sum':
      return {
        sum: 'all ten exponentials together =',
        result: writeTerm(sum),
        why: 'What the ten have between them.',
      };
    case 'share':
      return {
        sum: `${writeTerm(exponentials[step.digit]!)} ÷ ${writeTerm(sum)} =`,
        result: writeTerm(shares[step.digit]!),
        why: `So the ${step.digit} gets ${writeShare(shares[step.digit]!)}.`,
      };
    case 'total':
      return {
        sum: 'all ten shares together =',
        result: writeTerm(total),
        why: 'Each was divided by the sum of them all, so it is always 1. “None of the ten” would need a share that nobody has left for it.',
      };
  }
}

const parenthesized = (value: number): string => (value < 0 ? `(${writeNumber(value, 2)})` : writeNumber(value, 2));
