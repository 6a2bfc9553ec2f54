import type { Layer } from '../../../../src/core/network/layer';

/** A network that has every kind of layer, windows with padding and without, and strides other than the windows' sides. */
export const EVERY_KIND: readonly Layer[] = [
  { kind: 'convolution', name: 'conv_1', filters: 6, kernelSize: 4, stride: 1, padding: 'same', bias: false },
  { kind: 'batchNorm', name: 'norm_1', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'leakyRelu', name: 'leaky_1', slope: 0.1 },
  { kind: 'maxPool', name: 'pool_1', size: 3, stride: 2, padding: 'same' },
  { kind: 'convolution', name: 'conv_2', filters: 8, kernelSize: 3, stride: 2, padding: 'valid', bias: true },
  { kind: 'elu', name: 'elu_1', alpha: 1 },
  { kind: 'averagePool', name: 'average_1', size: 2, stride: 1, padding: 'same' },
  { kind: 'convolution', name: 'conv_3', filters: 12, kernelSize: 3, stride: 1, padding: 'same', bias: true },
  { kind: 'tanh', name: 'tanh_1' },
  { kind: 'averagePool', name: 'average_2', size: 2, stride: 2, padding: 'valid' },
  { kind: 'globalAveragePool', name: 'global_average_1' },
  { kind: 'flatten', name: 'flatten_1' },
  { kind: 'dense', name: 'dense_1', units: 20 },
  { kind: 'sigmoid', name: 'sigmoid_1' },
  { kind: 'dropout', name: 'dropout_1', rate: 0.2 },
  { kind: 'dense', name: 'dense_2', units: 20 },
  { kind: 'relu', name: 'relu_1' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];
