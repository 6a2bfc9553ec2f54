import type { Evaluation, Evaluations } from '../../../core/training/progress';
import { writeInFull } from '../../../core/words/quantities';

/** What fine-tuning did to one set of digits; accuracies are 0..1. */
export interface Change {
  readonly name: string;
  readonly before: Evaluation;
  readonly after: Evaluation;
}

/** What fine-tuning did to the user's own digits, where there were any, and to MNIST's test digits. */
export function changesOf(before: Evaluations, after: Evaluations): readonly Change[] {
  const own = before.own && after.own ? [{ name: 'Your own digits', before: before.own, after: after.own }] : [];
  return [...own, { name: 'MNIST test digits', before: before.test, after: after.test }];
}

/** The same in a sentence: `Gained 12.0 points on your own digits, forgot 0.3 points of MNIST.` */
export function describeChanges(before: Evaluations, after: Evaluations): string {
  const own = before.own && after.own ? describe(pointsBetween(before.own, after.own), 'on your own digits') : null;
  const test = describe(pointsBetween(before.test, after.test), 'of MNIST');
  const words = [own, test].filter((part) => part !== null).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The difference of two accuracies in percentage points, to a hundredth. */
export const pointsBetween = (before: Evaluation, after: Evaluation): number =>
  Math.round(10_000 * (after.accuracy - before.accuracy)) / 100;

function describe(points: number, of: string): string {
  if (points === 0) return of === 'of MNIST' ? 'forgot nothing of MNIST' : `gained nothing ${of}`;
  const size = `${writeInFull(Math.abs(points))} point${Math.abs(points) === 1 ? '' : 's'}`;
  if (points > 0) return `gained ${size} ${of === 'of MNIST' ? 'on MNIST' : of}`;
  return of === 'of MNIST' ? `forgot ${size} of MNIST` : `lost ${size} ${of}`;
}
