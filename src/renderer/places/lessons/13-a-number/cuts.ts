import type { Cutting } from '../../../../core/numbers/number-reading';
import type { WideImage } from '../../../../core/numbers/wide-image';

/** A mark that lies this near to a cut is at it, in pixels of a line whose digits are 20 high. */
export const NEAR = 4;

/** Where a cutting cuts, as columns of the line's image, in pixels: halfway between the pieces on both sides. */
export function cutsOf({ pieces }: Cutting, { left, unit }: WideImage): readonly number[] {
  return pieces.slice(1).map(({ box }, index) => ((pieces[index]!.box.right + box.left) / 2 - left) / unit);
}

/** How far each cut lies from the mark nearest to it, in pixels; infinitely far where there is no mark. */
export const distances = (cuts: readonly number[], marks: readonly number[]): readonly number[] =>
  cuts.map((cut) => Math.min(...marks.map((mark) => Math.abs(mark - cut))));

/** Whether there are as many marks as cuts, and one near each. */
export const isCutThere = (cuts: readonly number[], marks: readonly number[]): boolean =>
  marks.length === cuts.length && distances(cuts, marks).every((distance) => distance <= NEAR);

/** The marks with one more at a column, or without the one that is there; in order, and not more than `most`. */
export function toggledMark(marks: readonly number[], column: number, most: number): number[] {
  const there = marks.find((mark) => Math.abs(mark - column) <= 1);
  if (there !== undefined) return marks.filter((mark) => mark !== there);
  return marks.length >= most ? [...marks] : [...marks, column].sort((one, other) => one - other);
}
