import type { AugmentationRanges } from '../../core/data/augmentation';
import { rangesSchema } from '../../core/data/augmentation-schema';
import { writeDegrees, writePixels, writeShare } from '../../core/words/quantities';
import { limitsOf } from './number-limits';

interface RangeRow {
  readonly label: string;
  /** The step of its slider, in the range's unit. */
  readonly step: number;
  /** How its value is written, with its unit; of 0 it is written `none`. */
  readonly write: (value: number) => string;
}

const percent = (value: number): string => writeShare(value, 0);

/** Every range of an augmentation, in the order of its form. */
export const RANGES: { readonly [Range in keyof AugmentationRanges]: RangeRow } = {
  angle: { label: 'Turned by up to', step: 1, write: writeDegrees },
  turnedShare: { label: 'Share turned farther', step: 0.05, write: percent },
  turnedAngle: { label: 'Turned farther, by up to', step: 1, write: writeDegrees },
  shift: { label: 'Shifted by up to', step: 0.5, write: writePixels },
  scale: { label: 'Smaller, larger by up to', step: 0.01, write: percent },
  farShare: { label: 'Share shifted, scaled farther', step: 0.05, write: percent },
  farShift: { label: 'Shifted farther, by up to', step: 0.5, write: writePixels },
  farScale: { label: 'Scaled farther, by up to', step: 0.01, write: percent },
  stretch: { label: 'Wider, taller by up to', step: 0.01, write: percent },
  shear: { label: 'Slanted by up to', step: 0.01, write: percent },
  thinner: { label: 'Strokes thinner by up to', step: 0.05, write: writePixels },
  thicker: { label: 'Strokes thicker by up to', step: 0.05, write: writePixels },
  distortion: { label: 'Out of shape by up to', step: 0.1, write: writePixels },
  habits: { label: 'Slashed 0, flagged 1, barred 7', step: 0.05, write: percent },
};

/** The order of their sliders. */
export const RANGE_NAMES = Object.keys(RANGES) as (keyof AugmentationRanges)[];

/** How far a range goes at most. */
export const mostOf = (range: keyof AugmentationRanges): number => limitsOf(rangesSchema.entries[range]).max;

/** A range's value with its unit. */
export const writeRange = (range: keyof AugmentationRanges, value: number): string =>
  value === 0 ? 'none' : RANGES[range].write(value);

/** Ranges in a sentence, those that change nothing left out. */
export function describeRanges(ranges: AugmentationRanges): string {
  const parts = RANGE_NAMES.filter((range) => ranges[range] !== 0).map(
    (range) => `${RANGES[range].label.toLowerCase()} ${writeRange(range, ranges[range])}`,
  );
  return parts.length === 0 ? 'The digits as they are.' : `${parts.join('; ')}.`;
}
