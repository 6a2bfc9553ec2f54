import { type Box, boxAround, heightOf, widthOf } from './box';
import type { SignPiece } from './number-reading';

/**
 * Signs are told by their shape and place alone. Lengths are shares of the height of the line; a sign is read where it is
 * clear, and nothing is lost where it isn't: then it is a digit's stroke.
 */

/** A minus is so long, and so much longer than high. */
const MINUS = { shortest: 0.15, longest: 1, slimmest: 2.5 } as const;

/** It stands so far from the top and the bottom of the line. */
const MINUS_MARGIN = 0.22;

/** A point is no larger; a comma no higher, nor wider than a point may be. */
const POINT = 0.22;
const COMMA = 0.45;

/** They share no more columns than this with their neighbours. */
const SHARED = 0.05;

/** Points and commas begin below this share of the line, from its top. */
const LOW = 0.66;

/** What a sign costs that is clear. */
export const SIGN_COST = 0.5;

/**
 * What sign some ink is.
 * @param before the box of what stands left of it, null where nothing does
 * @param after the same on its right
 */
export function signOf(box: Box, before: Box | null, after: Box | null, lineHeight: number): SignPiece['sign'] | null {
  if (after === null || lineHeight === 0) return null;
  const width = widthOf(box) / lineHeight;
  const height = heightOf(box) / lineHeight;
  if (before === null) {
    const middle = ((box.top + box.bottom) / 2 - after.top) / heightOf(after);
    const isMinus =
      width >= MINUS.shortest &&
      width <= MINUS.longest &&
      width >= MINUS.slimmest * height &&
      middle > MINUS_MARGIN &&
      middle < 1 - MINUS_MARGIN &&
      box.right < after.left;
    return isMinus ? '-' : null;
  }
  const line = boxAround([before, after]);
  const isBetween = box.left > before.right - SHARED * lineHeight && box.right < after.left + SHARED * lineHeight;
  const isLow = (box.top - line.top) / heightOf(line) > LOW;
  if (!isBetween || !isLow || width > POINT || height > COMMA) return null;
  return height <= POINT ? '.' : ',';
}
