/** How well digits are read that are changed by so much; `accuracy` is 0..1. */
export interface RobustnessPoint {
  readonly at: number;
  readonly accuracy: number;
}

/** Accuracy against each kind of change, see `Variation` for the units: degrees, pixels (in x and y alike), factor, pixels. */
export interface Robustness {
  readonly angle: readonly RobustnessPoint[];
  readonly shift: readonly RobustnessPoint[];
  readonly scale: readonly RobustnessPoint[];
  readonly thickness: readonly RobustnessPoint[];
}
