import type { Atom } from './atom';
import { type Box, boxAround, heightOf, widthOf } from './box';

/**
 * What it costs to take atoms for one digit, or neighbours for two, by where their ink lies alone. A cost is the negative
 * logarithm of how likely that is, as the network's are of its probabilities, so that they add up. Lengths are shares of
 * the line's height.
 */

/**
 * How wide each digit is in a line one high, along the pen's path: the mean and the deviation over MNIST's training
 * digits, 2.7 pixels of stroke width taken off.
 */
const WIDTHS: readonly (readonly [mean: number, deviation: number])[] = [
  [0.9, 0.22],
  [0.33, 0.23],
  [0.95, 0.28],
  [0.77, 0.2],
  [0.76, 0.2],
  [0.96, 0.32],
  [0.68, 0.19],
  [0.74, 0.21],
  [0.72, 0.2],
  [0.62, 0.17],
];

/** The digits of a line are as high as each other, with this deviation of the height's logarithm. */
const UNEVEN = 0.25;

/** And stand beside each other: from one to the next the middle moves up or down with this deviation. */
const OFF_LEVEL = 0.15;

/** No ink counts as lower than this: a dash is no more unlike a digit for being straight. */
const LOWEST = 0.02;

/** Where parts share so many columns, they are as likely strokes of one digit as two digits; within `TURN` that changes. */
const EVEN_SHARED = 0.2;
const TURN = 0.06;

/** What taking these atoms for this digit costs. */
export function pieceCost(atoms: readonly Atom[], digit: number, lineHeight: number): number {
  const box = boxAround(atoms.map((atom) => atom.box));
  const [mean, deviation] = WIDTHS[digit]!;
  const wide = (widthOf(box) / lineHeight - mean) / deviation;
  const uneven = Math.log(Math.max(LOWEST, heightOf(box) / lineHeight)) / UNEVEN;
  return (wide ** 2 + uneven ** 2) / 2 + joinCost(atoms, lineHeight);
}

/** What taking neighbours for two digits costs: more, the more columns they share and the less they are on a level. */
export function partingCost(left: Box, right: Box, lineHeight: number): number {
  const offLevel = (right.top + right.bottom - left.top - left.bottom) / 2 / lineHeight / OFF_LEVEL;
  return offLevel ** 2 / 2 + softplus((left.right - right.left) / lineHeight - EVEN_SHARED);
}

/** What taking sources for one digit costs: more, the farther apart they are. */
function joinCost(atoms: readonly Atom[], lineHeight: number): number {
  const sources = new Map<number, Box>();
  for (const { box, source } of atoms) sources.set(source, boxAround([sources.get(source) ?? box, box]));
  let cost = 0;
  let reached = Infinity;
  for (const box of [...sources.values()].sort((one, other) => one.left - other.left)) {
    if (reached !== Infinity) cost += softplus(EVEN_SHARED - (reached - box.left) / lineHeight);
    reached = reached === Infinity ? box.right : Math.max(reached, box.right);
  }
  return cost;
}

/** The negative logarithm of the logistic function of `-margin / TURN`. */
const softplus = (margin: number): number => Math.log1p(Math.exp(margin / TURN));
