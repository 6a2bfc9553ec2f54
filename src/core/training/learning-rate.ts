/** The share of a run's steps in which the learning rate rises. */
const WARM_UP = 0.05;

/** The learning rate of a step (from 0): a linear rise to `highest`, then half a cosine down to nearly 0 (Loshchilov and Hutter 2017). */
export function learningRateAt(step: number, steps: number, highest: number): number {
  const rise = Math.max(1, Math.round(steps * WARM_UP));
  if (step < rise) return (highest * (step + 1)) / rise;
  const fallen = (step - rise) / Math.max(1, steps - rise);
  return (highest * (1 + Math.cos(Math.PI * fallen))) / 2;
}
