import type { ChangeKind } from '../training/robustness';
import { writeDegrees, writeFactor, writeInFull, writePixels } from './quantities';

/** How a kind of change that robustness is measured against is said. */
interface ChangeWords {
  /** What it is called, over a chart, a table, a column: `Turned`. */
  readonly label: string;
  /** What its amounts are in: `pixels`. */
  readonly unit: string;
  /** What an axis of its amounts counts, where that is more than the unit: `pixels, in x and y`. */
  readonly axis: string;
  /** An amount with its unit in few letters: `2 px`. */
  readonly write: (amount: number) => string;
}

/** The words for every kind of change. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, ChangeWords>> = {
  angle: { label: 'Turned', unit: 'degrees', axis: 'degrees', write: writeDegrees },
  shift: { label: 'Shifted', unit: 'pixels', axis: 'pixels, in x and y', write: writePixels },
  scale: { label: 'Scaled', unit: 'factor', axis: 'factor', write: writeFactor },
  thickness: { label: 'Stroke width', unit: 'factor', axis: 'factor', write: writeFactor },
  noise: {
    label: 'Noise',
    unit: 'standard deviation',
    axis: 'standard deviation (ink is 1)',
    write: writeInFull,
  },
  fgsm: {
    label: 'Attacked (FGSM)',
    unit: 'epsilon',
    axis: 'epsilon: most change a pixel (ink is 1)',
    write: writeInFull,
  },
};
