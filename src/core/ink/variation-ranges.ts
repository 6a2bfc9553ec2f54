import { NO_VARIATION, type Variation } from './variation';

/** How far one part of a variation goes, and how finely it is told: `min` to `max`, with so many `decimals`. */
export interface VariationRange {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** How far a drawing on the pad can be varied: beyond this there is no digit left to read. */
export const VARIATION_RANGES: { readonly [Part in keyof Variation]: VariationRange } = {
  shiftX: { min: -10, max: 10, decimals: 1 },
  shiftY: { min: -10, max: 10, decimals: 1 },
  angle: { min: -180, max: 180, decimals: 1 },
  scale: { min: 0.4, max: 1.6, decimals: 2 },
  thickness: { min: 0.4, max: 2, decimals: 2 },
};

/** All parts of a variation. */
export const VARIATION_PARTS = Object.keys(VARIATION_RANGES) as (keyof Variation)[];

/**
 * The variation within {@link VARIATION_RANGES}, each part rounded to its decimals, angles more than -180 and up to 180
 * degrees. So variations that come to the same are equal, number by number: 40 degrees and 400, or no shift and one
 * there and back.
 */
export function settleVariation(variation: Variation): Variation {
  const settled = { ...variation };
  for (const part of VARIATION_PARTS) settled[part] = settle(part, variation[part]);
  return settled;
}

/** Whether nothing is changed. */
export const isUnvaried = (variation: Variation): boolean =>
  VARIATION_PARTS.every((part) => settle(part, variation[part]) === NO_VARIATION[part]);

/** Whether two variations change a drawing in the same way. */
export const isSameVariation = (one: Variation, other: Variation): boolean =>
  VARIATION_PARTS.every((part) => settle(part, one[part]) === settle(part, other[part]));

function settle(part: keyof Variation, value: number): number {
  const { min, max, decimals } = VARIATION_RANGES[part];
  const within = part === 'angle' ? wrapAngle(value) : Math.min(max, Math.max(min, value));
  const rounded = Math.round(within * 10 ** decimals) / 10 ** decimals;
  // Rounded up from below, -180 may come again; and a zero has no sign.
  return part === 'angle' && rounded === -180 ? 180 : rounded + 0;
}

/** The same angle, more than -180 and up to 180 degrees. */
function wrapAngle(angle: number): number {
  const turns = (180 - angle) / 360;
  return 180 - 360 * (turns - Math.floor(turns));
}
