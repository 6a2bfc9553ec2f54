import type { FeatureSource } from '../../likeness/feature-source';
import type { Gauge } from '../../likeness/gauge';
import type { Step } from '../steps/steps';

/** A network within a page: its steps, whose weights are places in one row of numbers. */
export interface PageNetwork {
  readonly name: string;
  readonly description: string;
  readonly steps: readonly Step<Slice>[];
  /** What tells ink that is no digit: what is looked at, by the steps' places, and the gauge of it; null where there is none. */
  readonly likeness: { readonly sources: readonly FeatureSource[]; readonly gauge: Gauge } | null;
  /** The numbers, little-endian 32-bit floats in base64. */
  readonly weights: string;
}

/** Where a weight lies in the row: its first number, and how many there are. */
export type Slice = readonly [start: number, length: number];

/** Puts every weight of a step in another's place. */
export function withWeights<From, To>(step: Step<From>, change: (weight: From) => To): Step<To> {
  if ('kernel' in step) return { ...step, kernel: change(step.kernel), bias: change(step.bias) };
  if ('factor' in step) return { ...step, factor: change(step.factor), offset: change(step.offset) };
  return step;
}
