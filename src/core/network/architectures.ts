import type { ConvolutionLayer } from './kinds/convolution';
import type { Layer } from './layer';

/** A network that can be trained, as a row of the table {@link ARCHITECTURES}. */
export interface Architecture {
  readonly title: string;
  readonly summary: string;
  readonly layers: readonly Layer[];
}

const convolution = (
  name: string,
  filters: number,
  kernelSize: number,
  { bias = false, padding = 'valid' }: Partial<Pick<ConvolutionLayer, 'bias' | 'padding'>> = {},
): Layer => ({
  kind: 'convolution',
  name,
  filters,
  kernelSize,
  stride: 1,
  padding,
  bias,
});

const batchNorm = (name: string): Layer => ({ kind: 'batchNorm', name, momentum: 0.99, epsilon: 1e-3 });

const relu = (name: string): Layer => ({ kind: 'relu', name });

const halve = (name: string): Layer => ({ kind: 'maxPool', name, size: 2, stride: 2, padding: 'valid' });

const dropout = (name: string, rate: number): Layer => ({ kind: 'dropout', name, rate });

const answer: readonly Layer[] = [
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
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
      convolution('conv_1', 8, 5, { bias: true }),
      relu('relu_1'),
      halve('pool_1'),
      convolution('conv_2', 16, 5, { bias: true }),
      relu('relu_2'),
      halve('pool_2'),
      { kind: 'flatten', name: 'flatten' },
      ...answer,
    ],
  },
  small: {
    title: 'Small CNN',
    summary: 'Four convolutions with few kernels: under 10,000 weights, for a chip. Reads nearly as well as CNN.',
    layers: [
      convolution('conv_1', 10, 5),
      halve('pool_1'),
      batchNorm('norm_1'),
      relu('relu_1'),
      convolution('conv_2', 16, 3, { padding: 'same' }),
      batchNorm('norm_2'),
      relu('relu_2'),
      convolution('conv_3', 16, 3),
      batchNorm('norm_3'),
      relu('relu_3'),
      convolution('conv_4', 16, 3),
      halve('pool_2'),
      batchNorm('norm_4'),
      relu('relu_4'),
      { kind: 'flatten', name: 'flatten' },
      ...answer,
    ],
  },
  cnn: {
    title: 'CNN',
    summary: 'Four convolutions with batch norm, two poolings, a hidden dense layer, dropout. Reads best.',
    // Pooled before batch norm and ReLU: that gives the same maps where gamma is above 0, from a quarter of the work.
    layers: [
      convolution('conv_1', 32, 5),
      halve('pool_1'),
      batchNorm('norm_1'),
      relu('relu_1'),
      convolution('conv_2', 32, 3, { padding: 'same' }),
      batchNorm('norm_2'),
      relu('relu_2'),
      convolution('conv_3', 32, 3),
      batchNorm('norm_3'),
      relu('relu_3'),
      convolution('conv_4', 32, 3),
      halve('pool_2'),
      batchNorm('norm_4'),
      relu('relu_4'),
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'dense_1', units: 128 },
      batchNorm('norm_5'),
      relu('relu_5'),
      dropout('dropout', 0.25),
      ...answer,
    ],
  },
  deep: {
    title: 'Deep CNN',
    summary:
      'Five convolutions, the last two with more kernels. Takes twice as long as CNN, and reads a little better.',
    layers: [
      convolution('conv_1', 32, 5),
      halve('pool_1'),
      batchNorm('norm_1'),
      relu('relu_1'),
      convolution('conv_2', 32, 3, { padding: 'same' }),
      batchNorm('norm_2'),
      relu('relu_2'),
      convolution('conv_3', 32, 3, { padding: 'same' }),
      batchNorm('norm_3'),
      relu('relu_3'),
      convolution('conv_4', 48, 3),
      batchNorm('norm_4'),
      relu('relu_4'),
      convolution('conv_5', 48, 3),
      halve('pool_2'),
      batchNorm('norm_5'),
      relu('relu_5'),
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'dense_1', units: 112 },
      batchNorm('norm_6'),
      relu('relu_6'),
      dropout('dropout', 0.3),
      ...answer,
    ],
  },
} as const satisfies Record<string, Architecture>;

export type ArchitectureName = keyof typeof ARCHITECTURES;
