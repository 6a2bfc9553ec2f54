import type { ChangeKind } from '../../../core/training/robustness';

/** The steps that the axis of a change's amounts may be marked in, the smallest first. */
export const AXIS_STEPS: Readonly<Record<ChangeKind, readonly number[]>> = {
  angle: [15, 30, 45, 90],
  shift: [1, 2, 5],
  scale: [0.1, 0.2, 0.5],
  thickness: [0.2, 0.5, 1],
  noise: [0.1, 0.2, 0.5],
  fgsm: [0.1, 0.2, 0.5],
};
