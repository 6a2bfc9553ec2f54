import {
  type Cutting,
  type DigitCosts,
  type NumberReading,
  type Piece,
  textOf,
} from '../../../../core/numbers/number-reading';
import { writeNumber, writeTimes } from '../../../../core/words/numbers';
import { writeCounted } from '../../../../core/words/quantities';

/** The parts that a digit's cost has, in the order in which they are added, and what each weighs. */
export const COST_PARTS: readonly { readonly part: keyof DigitCosts; readonly title: string }[] = [
  { part: 'read', title: 'Probability' },
  { part: 'unlike', title: 'Likeness' },
  { part: 'shape', title: 'Shape' },
];

/** A cost, to two decimals. */
export const writeCost = (cost: number): string => writeNumber(cost, 2);

/** The number that a way of cutting reads. */
export const textOfWay = ({ pieces }: Cutting): string => pieces.map(textOf).join('');

/** Whether a way goes through a piece. */
export const isIn = (way: Cutting | null, { start, end, kind }: Piece): boolean =>
  way !== null && way.pieces.some((piece) => piece.start === start && piece.end === end && piece.kind === kind);

/** A cost as it comes of a share: `−ln 0.972`. The shares are those that the costs were made of. */
export const describeLogarithm = (cost: number): string => `−ln ${writeNumber(Math.exp(-cost), 3)}`;

/** The costs of a way, added up: `0.31 + 0.07 + 0.68 = 1.06`; `≈` where they do not quite, being rounded. */
export function describeSum({ pieces, cuts, cost }: Cutting): string {
  const terms = pieces.flatMap((piece, index) => [piece.cost, ...cuts.slice(index, index + 1)]);
  const shown = terms.reduce((sum, term) => sum + Number(term.toFixed(2)), 0);
  return `${terms.map(writeCost).join(' + ')} ${shown.toFixed(2) === cost.toFixed(2) ? '=' : '≈'} ${writeCost(cost)}`;
}

/** Why the way that was taken was. */
export function describeChoice({ best, next, candidates }: NumberReading): string {
  const tried = `${writeCounted(candidates.length, 'piece')} were weighed, each fitted into 28 by 28 and read by itself.`;
  if (next === null) return `${tried} There is one way through them, and it reads ${textOfWay(best)}.`;
  const [text, other] = [textOfWay(best), textOfWay(next)];
  const more = next.cost - best.cost;
  return `${tried} The cheapest way through them reads ${text} and costs ${writeCost(best.cost)}; the next one reads ${other === text ? 'the same, cut elsewhere,' : other} and costs ${writeCost(next.cost)}, ${writeCost(more)} more. Costs are logarithms: that is e^${writeCost(more)}, ${writeTimes(Math.exp(more))} times less likely.`;
}
