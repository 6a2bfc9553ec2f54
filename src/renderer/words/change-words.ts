import type { ChangeKind } from '../../core/training/robustness';

/** How a kind of change is named in the window, and how its axis is marked. */
interface ChangeWords {
  readonly title: string;
  /** What the x axis counts. */
  readonly unit: string;
  /** The steps that the x axis may be marked in, the smallest first. */
  readonly steps: readonly number[];
}

export const CHANGE_WORDS: Readonly<Record<ChangeKind, ChangeWords>> = {
  angle: { title: 'Turned', unit: 'degrees', steps: [15, 30, 45, 90] },
  shift: { title: 'Shifted', unit: 'pixels, in x and y', steps: [1, 2, 5] },
  scale: { title: 'Scaled', unit: 'factor', steps: [0.1, 0.2, 0.5] },
  thickness: { title: 'Strokes thinner, thicker', unit: 'factor', steps: [0.2, 0.5, 1] },
  noise: { title: 'Noise added', unit: 'standard deviation (ink is 1)', steps: [0.1, 0.2, 0.5] },
};
