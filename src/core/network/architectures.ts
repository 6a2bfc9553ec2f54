import type { Layer } from './layer';

/** A network that can be trained, as a row of the table {@link ARCHITECTURES}. */
export interface Architecture {
  readonly title: string;
  readonly summary: string;
  readonly layers: readonly Layer[];
}

const convolution = (name: string, filters: number, kernelSize: number, bias: boolean): Layer => ({
  kind: 'convolution',
  name,
  filters,
  kernelSize,
  stride: 1,
  padding: 'valid',
  bias,
});

const batchNorm = (name: string): Layer => ({ kind: 'batchNorm', name, momentum: 0.99, epsilon: 1e-3 });

const relu = (name: string): Layer => ({ kind: 'relu', name });

const halve = (name: string): Layer => ({ kind: 'maxPool', name, size: 2, stride: 2 });

const dropout = (name: string, rate: number): Layer => ({ kind: 'dropout', name, rate });

const answer: readonly Layer[] = [
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

/** Convolution, batch norm and ReLU, the unit that `cnn` is built of. */
const convolutionUnit = (number: number, filters: number): readonly Layer[] => [
  convolution(`conv_${number}`, filters, 3, false),
  batchNorm(`norm_${number}`),
  relu(`relu_${number}`),
];

/** The networks on offer, simplest first. */
export const ARCHITECTURES = {
  dense: {
    title: 'Dense',
    summary: 'Every pixel wired to every one of 64 hidden units. Knows nothing of what lies beside what.',
    layers: [
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'hidden', units: 64 },
      relu('relu'),
      ...answer,
    ],
  },
  lenet: {
    title: 'LeNet',
    summary: 'Two convolutions with large kernels, each followed by pooling. Small and quick to train.',
    layers: [
      convolution('conv_1', 8, 5, true),
      relu('relu_1'),
      halve('pool_1'),
      convolution('conv_2', 16, 5, true),
      relu('relu_2'),
      halve('pool_2'),
      { kind: 'flatten', name: 'flatten' },
      ...answer,
    ],
  },
  cnn: {
    title: 'CNN',
    summary: 'Four convolutions with small kernels and batch norm, two poolings, dropout. Reads best.',
    layers: [
      ...convolutionUnit(1, 16),
      ...convolutionUnit(2, 16),
      halve('pool_1'),
      ...convolutionUnit(3, 32),
      ...convolutionUnit(4, 32),
      halve('pool_2'),
      { kind: 'flatten', name: 'flatten' },
      dropout('dropout', 0.25),
      ...answer,
    ],
  },
} as const satisfies Record<string, Architecture>;

export type ArchitectureName = keyof typeof ARCHITECTURES;
