import type { Recipe } from './recipe';

/** In one-cycle, the share of the steps in which the learning rate rises, and where it starts from (Smith and Topin 2018). */
const CYCLE_RISE = 0.3;
const CYCLE_START = 1 / 25;

/** The learning rate of a step (from 0) of `steps`; it is never higher than `highest`. */
export function learningRateAt(step: number, steps: number, schedule: Recipe['schedule'], highest: number): number {
  const rise = Math.max(1, Math.round(steps * (schedule.kind === 'oneCycle' ? CYCLE_RISE : schedule.warmUp)));
  const fallen = (step - rise) / Math.max(1, steps - rise);
  switch (schedule.kind) {
    case 'constant':
      return step < rise ? (highest * (step + 1)) / rise : highest;
    case 'cosine':
      return step < rise ? (highest * (step + 1)) / rise : highest * halfCosine(fallen);
    case 'oneCycle':
      if (step >= rise) return highest * halfCosine(fallen);
      return highest * (CYCLE_START + (1 - CYCLE_START) * (1 - halfCosine((step + 1) / rise)));
  }
}

/** From 1 at 0 to 0 at 1 (Loshchilov and Hutter 2017). */
const halfCosine = (part: number): number => (1 + Math.cos(Math.PI * part)) / 2;
