import { writeNumber } from '../../../../core/words/numbers';
import { writeProbability } from '../../../../core/words/quantities';
import type { SoftmaxTable } from './softmax-walk';

/** What the user did to the logits, and what softmax makes of them on the way. */
export interface MovedLogits {
  /** Of the network's own logits. */
  readonly given: SoftmaxTable;
  /** Of those that were moved one by one. */
  readonly unraised: SoftmaxTable;
  /** The same with as much added to all of them. */
  readonly table: SoftmaxTable;
  readonly moved: readonly number[];
  readonly raised: number;
}

/** What computing can miss of a share. */
const DUST = 1e-9;

/** A number with its sign: `+5.0`, `−2.5`, `0`. */
export function describeRaise(raised: number): string {
  if (raised === 0) return '0';
  return `${raised > 0 ? '+' : ''}${writeNumber(raised, 1)}`;
}

/** Says what the moved logits have done to the shares. */
export function describeMove({ given, unraised, table, moved, raised }: MovedLogits): string {
  const parts: string[] = [];
  const digit = moved.reduce((most, move, other) => (Math.abs(move) > Math.abs(moved[most]!) ? other : most), 0);
  if (moved[digit] !== 0) {
    const [from, to] = [given.shares[digit]!, unraised.shares[digit]!].map(writeProbability);
    parts.push(
      `The logit of the ${digit} lies ${writeNumber(Math.abs(moved[digit]!), 2)} ${moved[digit]! > 0 ? 'above' : 'below'} the network’s own: its share was ${from} and is ${to}, and the others change with it.`,
    );
  }
  if (raised !== 0) {
    const most = Math.max(...table.shares.map((share, other) => Math.abs(share - unraised.shares[other]!)));
    const shares = most < DUST ? 'no share has changed' : `the shares have changed by up to ${writeProbability(most)}`;
    parts.push(
      `With ${describeRaise(raised)} on all ten the largest logit is ${writeNumber(table.largest, 2)} instead of ${writeNumber(unraised.largest, 2)}, and ${shares}. How high the logits lie as a whole, a hint of whether the network has seen the like, is lost here.`,
    );
  }
  if (parts.length === 0) parts.push('Move one logit, then all ten together, and see which shares change.');
  parts.push(`Together the ten have ${writeProbability(table.total)}: there is nothing left for “none of these”.`);
  return parts.join(' ').replaceAll(' %', '\u00a0%');
}
