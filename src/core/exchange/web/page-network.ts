import type { Step } from '../steps/steps';

/** A network within a page: its steps, whose weights are places in one row of numbers. */
export interface PageNetwork {
  readonly name: string;
  readonly description: string;
  readonly steps: readonly Step<Slice>[];
  /** The numbers, little-endian 32-bit floats in base64. */
  readonly weights: string;
}

/** Where a weight lies in the row: its first number, and how many there are. */
export type Slice = readonly [start: number, length: number];

/** Puts every weight of a step in another's place. */
export function withWeights<From, To>(step: Step<From>, change: (weight: From) => To): Step<To> {
  switch (step.kind) {
    case 'convolution':
    case 'dense':
      return { ...step, kernel: change(step.kernel), bias: change(step.bias) };
    case 'scale':
      return { ...step, factor: change(step.factor), offset: change(step.offset) };
    case 'maxPool':
    case 'averagePool':
    case 'globalAveragePool':
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
    case 'leakyRelu':
    case 'elu':
      return step;
  }
}
