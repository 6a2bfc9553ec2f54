import { activate, isActivation } from '../activation';
import type { ActivationLayer, BatchNormLayer, ConvolutionLayer } from '../layer';
import type { PlannedLayer } from '../layer-kinds';
import type { Trace } from '../trace';
import { offsetOf, placeOf, type ValuePlace } from '../value-place';
import type { Weights } from '../weights';
import { weightsOf } from './layer-weights';
import { seenBy, windowOf } from './window';

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

/** What the activation makes of the one value at the same place. */
export interface ActivationSum {
  readonly kind: ActivationLayer['kind'];
  readonly layer: ActivationLayer;
  readonly input: number;
  readonly value: number;
}

/** A window of the same map as far as it lies on it: padding is left out. */
interface MapWindow {
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
  readonly source: ValuePlace;
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
  readonly source: { readonly index: number; readonly place: ValuePlace };
  readonly input: number;
  readonly weight: number;
  readonly product: number;
}

/** All inputs, each times its weight, plus the bias. */
export interface DenseSum {
  readonly kind: 'dense';
  /** The largest products, negative ones too, strongest first; at most {@link STRONGEST}. */
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

/** How many contributions of a {@link DenseSum} are listed. */
const STRONGEST = 16;

/** Works out one value of layer `index` again, the way the layer does, and keeps the parts. */
export function explainCell(
  plan: readonly PlannedLayer[],
  weights: Weights,
  trace: Trace,
  index: number,
  place: ValuePlace,
): CellSum {
  const planned = plan[index]!;
  const { layer } = planned;
  const input = inputOf(trace, index);
  const own = weightsOf(plan, weights, index).map(({ values }) => values);
  const same = () => input[offsetOf(planned.input, place)]!;
  if (isActivation(layer)) return { kind: layer.kind, layer, input: same(), value: activate(layer, same()) };
  switch (layer.kind) {
    case 'convolution':
      return convolve(planned, layer, input, own, place);
    case 'batchNorm':
      return normalize(layer, same(), own, place.map);
    case 'maxPool':
      return findLargest(windowInMap(planned, input, place));
    case 'averagePool':
    case 'globalAveragePool':
      return average(layer.kind, windowInMap(planned, input, place));
    case 'flatten':
      return { kind: 'flatten', source: placeOf(planned.input, place.map), value: input[place.map]! };
    case 'dropout':
      return { kind: 'dropout', input: same(), value: same() };
    case 'dense':
      return addUp(plan, index, input, own, place.map);
    case 'softmax':
      return share(input, place.map);
  }
}

/** What comes into a layer. */
const inputOf = ({ image, layers }: Trace, index: number): Float32Array =>
  index === 0 ? image : layers[index - 1]!.values;

function convolve(
  planned: PlannedLayer,
  { bias: hasBias }: ConvolutionLayer,
  input: Float32Array,
  [kernels, biases]: readonly Float32Array[],
  place: ValuePlace,
): ConvolutionSum {
  const { side, stride, ...border } = windowOf(planned)!;
  const [height, width, channels] = planned.input as readonly [number, number, number];
  const filters = planned.output.at(-1)!;
  const [top, left] = [place.row * stride - border.top, place.column * stride - border.left];
  const window = new Float32Array(side * side * channels);
  const kernel = Float32Array.from(window, (_, part) => kernels![part * filters + place.map]!);
  const perChannel = new Array<number>(channels).fill(0);
  for (let part = 0; part < window.length; part++) {
    const { map, row, column } = placeOf([side, side, channels], part);
    const [y, x] = [top + row, left + column];
    if (y < 0 || x < 0 || y >= height || x >= width) continue;
    window[part] = input[offsetOf(planned.input, { map, row: y, column: x })]!;
    perChannel[map]! += window[part]! * kernel[part]!;
  }
  const bias = hasBias ? biases![place.map]! : 0;
  const value = perChannel.reduce((sum, part) => sum + part, bias);
  return { kind: 'convolution', size: side, channels, top, left, window, kernel, perChannel, bias, value };
}

function normalize(
  { epsilon }: BatchNormLayer,
  input: number,
  weights: readonly Float32Array[],
  channel: number,
): BatchNormSum {
  const [gamma, beta, mean, variance] = weights.map((values) => values[channel]!) as [number, number, number, number];
  const value = (gamma * (input - mean)) / Math.sqrt(variance + epsilon) + beta;
  return { kind: 'batchNorm', input, mean, variance, epsilon, gamma, beta, value };
}

/** What a pooling sees of the value's own map: its window, or for want of one all. */
function windowInMap(planned: PlannedLayer, input: Float32Array, { map, row, column }: ValuePlace): MapWindow {
  const shape = planned.input as readonly [number, number, number];
  const sliding = windowOf(planned);
  const seen = sliding
    ? seenBy(sliding, shape, row, column)
    : { rows: [0, shape[0]] as const, columns: [0, shape[1]] as const };
  const [top, left] = [seen.rows[0], seen.columns[0]];
  const [rows, columns] = [seen.rows[1] - top, seen.columns[1] - left];
  const window = Float32Array.from({ length: rows * columns }, (_, part) => {
    const cell = { map, row: top + Math.floor(part / columns), column: left + (part % columns) };
    return input[offsetOf(shape, cell)]!;
  });
  return { top, left, rows, columns, window };
}

function findLargest(seen: MapWindow): MaxPoolSum {
  const value = Math.max(...seen.window);
  const at = seen.window.indexOf(value);
  const winner = { row: Math.floor(at / seen.columns), column: at % seen.columns };
  return { kind: 'maxPool', ...seen, winner, value };
}

function average(kind: AveragePoolSum['kind'], seen: MapWindow): AveragePoolSum {
  const sum = seen.window.reduce((total, value) => total + value, 0);
  return { kind, ...seen, sum, value: sum / seen.window.length };
}

function addUp(
  plan: readonly PlannedLayer[],
  index: number,
  input: Float32Array,
  [kernel, biases]: readonly Float32Array[],
  unit: number,
): DenseSum {
  const { input: shape, output } = plan[index]!;
  const units = output[0];
  const products = Array.from(input, (value, place) => value * kernel![place * units + unit]!);
  const order = products.map((_, place) => place).sort((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!));
  const contributions = order.slice(0, STRONGEST).map((place) => ({
    source: sourceOf(plan, index - 1, placeOf(shape, place)),
    input: input[place]!,
    weight: kernel![place * units + unit]!,
    product: products[place]!,
  }));
  const rest = order.slice(STRONGEST);
  const sum = rest.reduce((total, place) => total + products[place]!, 0);
  const bias = biases![unit]!;
  const value = contributions.reduce((total, { product }) => total + product, sum + bias);
  return { kind: 'dense', contributions, rest: { count: rest.length, sum }, bias, value };
}

/** Where the value at a place of layer `index` was made: past layers that only pass it on. */
function sourceOf(plan: readonly PlannedLayer[], index: number, place: ValuePlace): Contribution['source'] {
  const planned = plan[index];
  if (planned?.layer.kind === 'flatten') return sourceOf(plan, index - 1, placeOf(planned.input, place.map));
  if (planned?.layer.kind === 'dropout') return sourceOf(plan, index - 1, place);
  return { index, place };
}

function share(logits: Float32Array, unit: number): SoftmaxSum {
  const largest = Math.max(...logits);
  const exponentials = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, exponential) => total + exponential, 0);
  return { kind: 'softmax', unit, logits, largest, exponentials, sum, value: exponentials[unit]! / sum };
}
