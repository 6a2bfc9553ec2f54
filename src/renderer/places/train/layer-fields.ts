import type { ConvolutionLayer, Layer, PoolLayer } from '../../../core/network/layer';

/** A number of a layer that can be changed. Its limits are within those that a recipe's layers have. */
interface LayerNumber {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly whole: boolean;
  read(layer: Layer): number;
  write(layer: Layer, value: number): Layer;
}

/** The row of a table of numbers, for a key of a kind of layer whose value is a number. */
function numberOf<Kind extends Layer['kind']>(
  _kind: Kind,
  key: Exclude<keyof Extract<Layer, { kind: Kind }>, 'kind' | 'name'>,
  row: Omit<LayerNumber, 'read' | 'write'>,
): LayerNumber {
  return {
    ...row,
    read: (layer) => (layer as unknown as Record<typeof key, number>)[key],
    write: (layer, value) => ({ ...layer, [key]: value }),
  };
}

const whole = { step: 1, whole: true };

const poolNumbers = (kind: PoolLayer['kind']): readonly LayerNumber[] => [
  numberOf(kind, 'size', { label: 'Window', min: 1, max: 28, ...whole }),
  numberOf(kind, 'stride', { label: 'Stride', min: 1, max: 28, ...whole }),
];

/** The numbers of each kind of layer, in the order of its form. */
export const LAYER_NUMBERS: { readonly [Kind in Layer['kind']]: readonly LayerNumber[] } = {
  convolution: [
    numberOf('convolution', 'filters', { label: 'Kernels', min: 1, max: 128, step: 8, whole: true }),
    numberOf('convolution', 'kernelSize', { label: 'Side', min: 1, max: 15, ...whole }),
    numberOf('convolution', 'stride', { label: 'Stride', min: 1, max: 4, ...whole }),
  ],
  maxPool: poolNumbers('maxPool'),
  averagePool: poolNumbers('averagePool'),
  dropout: [numberOf('dropout', 'rate', { label: 'Share left out', min: 0, max: 0.95, step: 0.05, whole: false })],
  dense: [numberOf('dense', 'units', { label: 'Units', min: 1, max: 1024, ...whole })],
  leakyRelu: [numberOf('leakyRelu', 'slope', { label: 'Slope below 0', min: 0, max: 1, step: 0.05, whole: false })],
  elu: [numberOf('elu', 'alpha', { label: 'Alpha', min: 0, max: 10, step: 0.1, whole: false })],
  batchNorm: [],
  relu: [],
  sigmoid: [],
  tanh: [],
  globalAveragePool: [],
  flatten: [],
  softmax: [],
};

/** What each kind of layer is called where one is added. */
export const KIND_TITLES: { readonly [Kind in Layer['kind']]: string } = {
  convolution: 'Convolution',
  batchNorm: 'Batch norm',
  relu: 'ReLU',
  leakyRelu: 'Leaky ReLU',
  elu: 'ELU',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  maxPool: 'Max pooling',
  averagePool: 'Average pooling',
  globalAveragePool: 'Global average pooling',
  dropout: 'Dropout',
  flatten: 'Flatten',
  dense: 'Dense',
  softmax: 'Softmax',
};

/** A layer's numbers in a few letters: `16 of 3×3, same`. */
export function layerSummary(layer: Layer): string {
  switch (layer.kind) {
    case 'convolution':
      return [`${layer.filters} of ${layer.kernelSize}×${layer.kernelSize}`, ...slide(layer, 1)].join(', ');
    case 'maxPool':
    case 'averagePool':
      return [`${layer.size}×${layer.size}`, ...slide(layer, layer.size)].join(', ');
    case 'leakyRelu':
      return `slope ${layer.slope}`;
    case 'elu':
      return `alpha ${layer.alpha}`;
    case 'dropout':
      return `${Math.round(100 * layer.rate)} %`;
    case 'dense':
      return `${layer.units} units`;
    default:
      return '';
  }
}

/** What is unusual about how windows move. */
function slide({ stride, padding }: ConvolutionLayer | PoolLayer, usualStride: number): readonly string[] {
  return [...(stride === usualStride ? [] : [`stride ${stride}`]), ...(padding === 'same' ? ['same'] : [])];
}
