import { kindOf, type PlannedLayer } from '../layer-kinds';
import type { Trace } from '../trace';
import type { CellPosition } from '../cell-position';
import type { Weights } from '../weights';
import { weightsOf } from './layer-weights';

/** A window times a kernel, channel by channel, plus the bias. */
export interface ConvolutionSum {
  readonly kind: 'convolution';
  /** Rows and columns of the window and the kernel. */
  readonly size: number;
  /** The maps that come in. */
  readonly channels: number;
  /** The window's first row and column in what comes in; negative where it begins in the padding. */
  readonly top: number;
  readonly left: number;
  /** `[size, size, channels]`, in that order; 0 in the padding. */
  readonly window: Float32Array;
  /** `[size, size, channels]`: the kernel that makes this map. */
  readonly kernel: Float32Array;
  /** The sum of window times kernel for each channel. */
  readonly perChannel: readonly number[];
  /** 0 where the layer has none. */
  readonly bias: number;
  readonly value: number;
}

/** gamma (input - mean) / sqrt(variance + epsilon) + beta (Ioffe and Szegedy 2015), with the mean and variance of training. */
export interface BatchNormSum {
  readonly kind: 'batchNorm';
  readonly input: number;
  readonly mean: number;
  readonly variance: number;
  readonly epsilon: number;
  readonly gamma: number;
  readonly beta: number;
  readonly value: number;
}

/** What an activation makes of the one value at the same place. */
export interface ActivationSum {
  readonly kind: 'activation';
  /** The activation's function, to be drawn. */
  readonly curve: (x: number) => number;
  readonly input: number;
  /** How the value comes about, as it is written: words and numbers with their names. */
  readonly formula: readonly (string | { readonly name: string; readonly value: number })[];
  /** What that means, in a sentence. */
  readonly note: string;
  readonly value: number;
}

/** A window of the same map as far as it lies on it: padding is left out. */
export interface MapWindow {
  /** Its first row and column in what comes in. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]`. */
  readonly window: Float32Array;
}

/** The largest of a window. */
export interface MaxPoolSum extends MapWindow {
  readonly kind: 'maxPool';
  /** Where in the window the largest value stands; the first of equals. */
  readonly winner: { readonly row: number; readonly column: number };
  readonly value: number;
}

/** The sum of a window, or of the whole map, divided by the number of its cells. */
export interface AveragePoolSum extends MapWindow {
  readonly kind: 'averagePool' | 'globalAveragePool';
  readonly sum: number;
  readonly value: number;
}

/** A value that is passed on, from its place in what comes in. */
export interface FlattenSum {
  readonly kind: 'flatten';
  readonly source: CellPosition;
  readonly value: number;
}

/** When reading, dropout passes its input on. */
export interface DropoutSum {
  readonly kind: 'dropout';
  readonly input: number;
  readonly value: number;
}

/** A value that a unit adds up: `product` is the input times its weight. */
export interface Contribution {
  /** Where the input was made: the layer, -1 for the drawing, and the place there, past flatten and dropout. */
  readonly source: { readonly index: number; readonly position: CellPosition };
  readonly input: number;
  readonly weight: number;
  readonly product: number;
}

/** All inputs, each times its weight, plus the bias. */
export interface DenseSum {
  readonly kind: 'dense';
  /** The largest products, negative ones too, strongest first; at most 16. */
  readonly contributions: readonly Contribution[];
  /** The inputs that are not among them, and what they add up to. */
  readonly rest: { readonly count: number; readonly sum: number };
  readonly bias: number;
  readonly value: number;
}

/** A logit's exponential, divided by the sum of all. */
export interface SoftmaxSum {
  readonly kind: 'softmax';
  readonly unit: number;
  readonly logits: Float32Array;
  /** The largest logit, which is taken from all before the exponential so that none overflows; the quotient stays. */
  readonly largest: number;
  readonly exponentials: readonly number[];
  readonly sum: number;
  readonly value: number;
}

/** The arithmetic behind one value of a layer, from what came into the layer. `value` is what it comes to. */
export type CellSum =
  | ConvolutionSum
  | BatchNormSum
  | ActivationSum
  | MaxPoolSum
  | AveragePoolSum
  | FlattenSum
  | DropoutSum
  | DenseSum
  | SoftmaxSum;

/** Works out one value of layer `index` again, the way the layer does, and keeps the parts. */
export function explainCell(
  plan: readonly PlannedLayer[],
  weights: Weights,
  trace: Trace,
  index: number,
  position: CellPosition,
): CellSum {
  const { layer, input, output } = plan[index]!;
  return kindOf(layer).sum({
    layer,
    input,
    output,
    position,
    values: inputOf(trace, index),
    weights: weightsOf(plan, weights, index).map(({ values }) => values),
    sourceOf: (made) => sourceOf(plan, index - 1, made),
  });
}

/** What comes into a layer. */
const inputOf = ({ image, layers }: Trace, index: number): Float32Array =>
  index === 0 ? image : layers[index - 1]!.values;

/** Where the value at a place of layer `index` was made: past layers that only pass it on. */
function sourceOf(plan: readonly PlannedLayer[], index: number, position: CellPosition): Contribution['source'] {
  const planned = plan[index];
  const passed = planned && kindOf(planned.layer).passed;
  return passed ? sourceOf(plan, index - 1, passed(planned.input, position)) : { index, position };
}
