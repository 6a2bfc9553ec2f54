import { IMAGE_SIZE } from '../../core/data/digits';
import type { PlannedLayer } from '../../core/network/layer-kinds';
import type { Region } from '../../core/network/explain/receptive-field';
import type { Span } from '../../core/network/explain/window';
import type { Layer, PoolLayer, Shape } from '../../core/network/layer';
import { writeCount, writeCounted, writeShare } from '../../core/words/quantities';
import { shapeAt, type Spot } from '../../core/network/spot';
import { writeValue } from './numbers';

/** What stands over a layer's maps, where there is room for a few letters. */
const SHORT_NAMES: { readonly [Kind in Layer['kind']]: string } = {
  convolution: 'conv',
  batchNorm: 'norm',
  relu: 'relu',
  sigmoid: 'sig',
  tanh: 'tanh',
  leakyRelu: 'leaky',
  elu: 'elu',
  maxPool: 'pool',
  averagePool: 'avg',
  globalAveragePool: 'gap',
  flatten: 'flat',
  dropout: 'drop',
  dense: 'dense',
  softmax: 'soft',
};

export function shortName(layer: Layer): string {
  return SHORT_NAMES[layer.kind];
}

/** A layer's name as people read it: `conv 1`. */
export function readableName(layer: Layer): string {
  return layer.name.replaceAll('_', ' ');
}

/** The name of a layer of a network, or of the drawing at -1. */
export function titleAt(plan: readonly PlannedLayer[], index: number): string {
  return index === -1 ? 'drawing' : readableName(plan[index]!.layer);
}

/** Where a value is: `conv 2, map 5, row 3, column 4`; `logits, unit 7`. */
export function describeSpot(plan: readonly PlannedLayer[], { index, place }: Spot): string {
  const title = titleAt(plan, index);
  if (shapeAt(plan, index)!.length === 1) return `${title}, unit ${place.map}`;
  const map = index === -1 ? '' : `, map ${place.map + 1}`;
  return `${title}${map}, row ${place.row + 1}, column ${place.column + 1}`;
}

/** What a value sees of the drawing: `sees rows 3–11, columns 2–10`. */
export function describeSeen({ rows, columns }: Region): string {
  if (rows[1] - rows[0] === IMAGE_SIZE && columns[1] - columns[0] === IMAGE_SIZE) return 'sees the whole drawing';
  return `sees ${writeSpan('row', rows)}, ${writeSpan('column', columns)}`;
}

const writeSpan = (noun: string, [from, to]: Span): string =>
  to - from === 1 ? `${noun} ${to}` : `${noun}s ${from + 1}–${to}`;

/** A share of the computation; what is there but rounds to nothing is `< 1 %`. */
export function writeWork(share: number): string {
  return share > 0 && share < 0.01 ? '< 1 %' : writeShare(share, 0);
}

/** A shape as the field writes it: `26×26×16`. */
export function writeShape(shape: Shape): string {
  return shape.join('×');
}

/** What comes out of a layer: `16 feature maps of 26×26`, `10 units`. */
export function describeOutput(shape: Shape): string {
  return shape.length === 1
    ? writeCounted(shape[0], 'unit')
    : `${writeCounted(shape[2], 'feature map')} of ${shape[0]}×${shape[1]}`;
}

/** How many weights a layer learned. */
export function describeWeights({ weightCount }: PlannedLayer): string {
  return weightCount === 0 ? 'no weights' : writeCounted(weightCount, 'weight');
}

/** What a layer does, in a sentence. */
export function describeLayer({ layer, input }: PlannedLayer): string {
  switch (layer.kind) {
    case 'convolution':
      return `Each of ${layer.filters} kernels, ${layer.kernelSize}×${layer.kernelSize} over ${writeCounted(input.at(-1)!, 'channel')}, slides over what comes in and makes one feature map: large values where its pattern is found.`;
    case 'batchNorm':
      return 'Shifts and scales each map by the mean and deviation it had in training, then by two learned numbers.';
    case 'relu':
      return 'Rectified linear unit: negative values become 0, the others pass.';
    case 'sigmoid':
      return 'Logistic function: squeezes every value in between 0 and 1.';
    case 'tanh':
      return 'Hyperbolic tangent: squeezes every value in between −1 and 1.';
    case 'leakyRelu':
      return `Leaky ReLU: positive values pass, negative ones are multiplied by ${layer.slope}.`;
    case 'elu':
      return `Exponential linear unit: positive values pass, negative ones bend towards ${writeValue(-layer.alpha)}.`;
    case 'maxPool':
      return `Keeps the largest value of ${describeWindows(layer)}`;
    case 'averagePool':
      return `Keeps the mean of ${describeWindows(layer)}`;
    case 'globalAveragePool':
      return 'Keeps the mean of each map, one number: how much of its pattern there is, wherever it lies.';
    case 'flatten':
      return 'Lays all values out in one row: by row, then column, then channel.';
    case 'dropout':
      return `Leaves out ${Math.round(100 * layer.rate)} % of the values at random while training; when reading, all pass.`;
    case 'dense':
      return `Each of ${writeCounted(layer.units, 'unit')} adds up all ${writeCount(input.reduce((product, side) => product * side, 1))} values that come in, each times a weight of its own.`;
    case 'softmax':
      return 'Turns the logits into probabilities: exponentials, divided by their sum.';
  }
}

function describeWindows({ size, stride, padding }: PoolLayer): string {
  const edge = padding === 'same' ? ', as far as it lies on the map' : '';
  const shrinks = stride > 1 ? 'the maps shrink, and ' : '';
  return `each ${size}×${size} window${edge}, stride ${stride}: ${shrinks}small shifts matter less.`;
}
