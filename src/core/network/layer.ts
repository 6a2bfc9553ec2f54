/**
 * The layers a network is stacked from, as plain data: what is stored with a model, listed in a table and drawn in the
 * window. What each kind computes is in `layer-kinds.ts`.
 */

/** Convolution, kernels of `kernelSize` x `kernelSize` over all channels; `bias` is off before a batch norm. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: 'valid' | 'same';
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

/** The largest value of each `size` x `size` window. */
export interface MaxPoolLayer {
  readonly kind: 'maxPool';
  readonly name: string;
  readonly size: number;
  readonly stride: number;
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

export type Layer =
  | ConvolutionLayer
  | BatchNormLayer
  | ReluLayer
  | MaxPoolLayer
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
