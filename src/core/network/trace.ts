import type { Layer, Shape } from './layer';

/** What one layer made of one image. */
export interface LayerTrace {
  readonly layer: Layer;
  readonly shape: Shape;
  /** The layer's output in the order row, column, channel; its length is the product of `shape`. */
  readonly values: Float32Array;
  /** How many weights the layer has, those that are not trained included. */
  readonly weightCount: number;
}

/** The network's answer: `probabilities` has length 10, `digit` is the likeliest. */
export interface Answer {
  readonly digit: number;
  readonly probabilities: Float32Array;
}

/** How likely the answer's digit is, 0..1. */
export const probabilityOf = ({ digit, probabilities }: Answer): number => probabilities[digit]!;

/** The answer that ten probabilities are; the first of equally likely digits. */
export function answerOf(probabilities: Float32Array): Answer {
  return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
}

/** One image on its way through the network. Plain arrays, so that it can be kept, compared and posted. */
export interface Trace {
  /** The 28x28 image that was read, shape `[28, 28]`. */
  readonly image: Float32Array;
  readonly layers: readonly LayerTrace[];
  readonly answer: Answer;
}
