import type { Layer } from '../../core/network/layer';

/** A number of a layer that can be changed. Its limits are those that a recipe's layers have. */
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

/** The numbers of each kind of layer, in the order of its form. */
export const LAYER_NUMBERS: { readonly [Kind in Layer['kind']]: readonly LayerNumber[] } = {
  convolution: [
    numberOf('convolution', 'filters', { label: 'Kernels', min: 1, max: 128, step: 8, whole: true }),
    numberOf('convolution', 'kernelSize', { label: 'Side', min: 1, max: 15, ...whole }),
  ],
  maxPool: [
    numberOf('maxPool', 'size', { label: 'Window', min: 1, max: 28, ...whole }),
    numberOf('maxPool', 'stride', { label: 'Stride', min: 1, max: 28, ...whole }),
  ],
  dropout: [numberOf('dropout', 'rate', { label: 'Share left out', min: 0, max: 0.95, step: 0.05, whole: false })],
  dense: [numberOf('dense', 'units', { label: 'Units', min: 1, max: 1024, ...whole })],
  batchNorm: [],
  relu: [],
  flatten: [],
  softmax: [],
};

/** What each kind of layer is called where one is added. */
export const KIND_TITLES: { readonly [Kind in Layer['kind']]: string } = {
  convolution: 'Convolution',
  batchNorm: 'Batch norm',
  relu: 'ReLU',
  maxPool: 'Max pooling',
  dropout: 'Dropout',
  flatten: 'Flatten',
  dense: 'Dense',
  softmax: 'Softmax',
};

/** A layer's numbers in a few letters: `16 of 3×3, same`. */
export function layerSummary(layer: Layer): string {
  switch (layer.kind) {
    case 'convolution':
      return `${layer.filters} of ${layer.kernelSize}×${layer.kernelSize}${layer.padding === 'same' ? ', same' : ''}`;
    case 'maxPool':
      return `${layer.size}×${layer.size}${layer.stride === layer.size ? '' : `, stride ${layer.stride}`}`;
    case 'dropout':
      return `${Math.round(100 * layer.rate)} %`;
    case 'dense':
      return `${layer.units} units`;
    default:
      return '';
  }
}
