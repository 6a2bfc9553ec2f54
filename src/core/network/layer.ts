/**
 * The layers a network is stacked from, as plain data: what is stored with a model, listed in a table and drawn in the
 * window. What each kind computes is in `layer-kinds.ts`.
 */

/**
 * `valid`: windows lie within what comes in; `same`: what comes in is padded so that a stride of 1 keeps its size, the odd
 * row and column at the end (as Keras and TensorFlow do).
 */
export type Padding = 'valid' | 'same';

/** Convolution, kernels of `kernelSize` x `kernelSize` over all channels; `bias` is off before a batch norm. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: Padding;
  readonly bias: boolean;
}

/** Per channel: subtract the mean, divide by the deviation, scale by gamma, add beta (Ioffe and Szegedy 2015). */
export interface BatchNormLayer {
  readonly kind: 'batchNorm';
  readonly name: string;
  /** How much of the moving mean and variance is kept at each training step, 0..1. */
  readonly momentum: number;
  readonly epsilon: number;
}

/** Rectified linear unit: negatives become 0. */
export interface ReluLayer {
  readonly kind: 'relu';
  readonly name: string;
}

/** Logistic function: 1 / (1 + exp(-x)), 0..1. */
export interface SigmoidLayer {
  readonly kind: 'sigmoid';
  readonly name: string;
}

/** Hyperbolic tangent, -1..1. */
export interface TanhLayer {
  readonly kind: 'tanh';
  readonly name: string;
}

/** Leaky ReLU: negatives are multiplied by `slope`, 0 or more (Maas et al. 2013). */
export interface LeakyReluLayer {
  readonly kind: 'leakyRelu';
  readonly name: string;
  readonly slope: number;
}

/** Exponential linear unit: a negative x becomes `alpha` (exp(x) - 1), `alpha` 0 or more (Clevert et al. 2016). */
export interface EluLayer {
  readonly kind: 'elu';
  readonly name: string;
  readonly alpha: number;
}

/** The largest value of each `size` x `size` window; padding is left out. */
export interface MaxPoolLayer {
  readonly kind: 'maxPool';
  readonly name: string;
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** The mean of each `size` x `size` window; padding is left out of it. */
export interface AveragePoolLayer {
  readonly kind: 'averagePool';
  readonly name: string;
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** The mean of each map: maps become a row with a number for each channel (Lin et al. 2014). */
export interface GlobalAveragePoolLayer {
  readonly kind: 'globalAveragePool';
  readonly name: string;
}

/** All values of an image in one row, in the order row, column, channel. */
export interface FlattenLayer {
  readonly kind: 'flatten';
  readonly name: string;
}

/** Leaves out a share `rate` of the values while training; does nothing when reading. */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
}

/** Every unit wired to every input. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
}

/** Turns logits into probabilities: exponentials, divided by their sum. The last layer of every network. */
export interface SoftmaxLayer {
  readonly kind: 'softmax';
  readonly name: string;
}

/** A layer that changes each value by itself, all of them by the same function. */
export type ActivationLayer = ReluLayer | SigmoidLayer | TanhLayer | LeakyReluLayer | EluLayer;

/** A layer that moves windows over each map. */
export type PoolLayer = MaxPoolLayer | AveragePoolLayer;

export type Layer =
  | ConvolutionLayer
  | BatchNormLayer
  | ActivationLayer
  | PoolLayer
  | GlobalAveragePoolLayer
  | FlattenLayer
  | DropoutLayer
  | DenseLayer
  | SoftmaxLayer;

/** The shape of one image's values between two layers: `[height, width, channels]` of maps, or `[units]`. */
export type Shape = readonly [number, number, number] | readonly [number];

/** What every network reads: one 28x28 image with one channel, ink 1 on paper 0. */
export const INPUT_SHAPE: Shape = [28, 28, 1];

/** How many classes every network tells apart: the digits 0 to 9. */
export const CLASSES = 10;
