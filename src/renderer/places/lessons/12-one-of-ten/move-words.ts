import { writeNumber } from '../../../../core/words/numbers';
import { written } from './answer-words';
import type { SoftmaxTable } from './softmax-walk';

/** What computing can miss of a share. */
const DUST = 1e-9;

/** What is added to all logits, with its sign: `+5.0`, `−2.5`, `0`. */
export function writeRaise(raised: number): string {
  if (raised === 0) return '0';
  return `${raised > 0 ? '+' : ''}${writeNumber(raised, 1)}`;
}

/**
 * Says what it does to the shares that as much is added to all ten logits.
 * @param before without that
 * @param after with it
 */
export function describeRaise(before: SoftmaxTable, after: SoftmaxTable, raised: number): string {
  if (raised === 0) return 'Move all ten together, and see which columns change.';
  const most = Math.max(...after.shares.map((share, digit) => Math.abs(share - before.shares[digit]!)));
  const shares = most < DUST ? 'no share has changed' : `shares have changed by up to ${written(most)}`;
  return `The largest is ${writeNumber(after.largest, 2)} instead of ${writeNumber(before.largest, 2)}, and ${shares}. How high the logits lie, a hint of whether the network has seen the like, is lost.`;
}

/**
 * Says what it does to the shares that single logits are moved: of the one that was moved furthest.
 * @param own of the network's own logits
 * @param after of those that were moved
 * @param moved by how much each of the ten was
 */
export function describeMove(own: SoftmaxTable, after: SoftmaxTable, moved: readonly number[]): string {
  const digit = moved.reduce((most, move, other) => (Math.abs(move) > Math.abs(moved[most]!) ? other : most), 0);
  const by = moved[digit]!;
  const what =
    by === 0
      ? 'Move one logit, and see how the shares of all ten change.'
      : `The ${digit}’s logit is ${writeNumber(Math.abs(by), 2)} ${by > 0 ? 'above' : 'below'} the network’s own: its share was ${written(own.shares[digit]!)} and is ${written(after.shares[digit]!)}, and the others ${by > 0 ? 'make room' : 'gain by it'}.`;
  return `${what} Together the ten have ${written(after.total)} whatever the logits are: nothing is left for “none of these”.`;
}
