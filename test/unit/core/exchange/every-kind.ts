import { exportedModel, type ExportedModel } from '../../../../src/core/exchange/exported-model';
import type { Card } from '../../../../src/core/exchange/card';
import type { Layer } from '../../../../src/core/network/layer';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { modelToSave } from '../../main/trained-models';
import { randomWeights } from '../network/explain/random-networks';

/** A network with every kind of layer, and windows that don't fit evenly. */
export const EVERY_KIND: readonly Layer[] = [
  { kind: 'convolution', name: 'conv_1', filters: 4, kernelSize: 4, stride: 2, padding: 'same', bias: true },
  { kind: 'leakyRelu', name: 'leaky', slope: 0.1 },
  { kind: 'averagePool', name: 'average', size: 3, stride: 2, padding: 'same' },
  { kind: 'convolution', name: 'conv_2', filters: 6, kernelSize: 3, stride: 1, padding: 'same', bias: false },
  { kind: 'batchNorm', name: 'norm', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'elu', name: 'elu', alpha: 0.7 },
  { kind: 'maxPool', name: 'largest', size: 2, stride: 2, padding: 'valid' },
  { kind: 'tanh', name: 'tanh' },
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'hidden', units: 12 },
  { kind: 'sigmoid', name: 'sigmoid' },
  { kind: 'relu', name: 'relu' },
  { kind: 'dropout', name: 'dropout', rate: 0.1 },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

/** Any network as an exporter gets it, with weights of its own for each seed. */
export function modelOf(layers: readonly Layer[], seed = 1, name = 'My digits'): ExportedModel {
  const [, , card] = modelToSave(name);
  const weights = randomWeights(planLayers(layers), seed, -1, 1);
  const whole: Card = { format: 1, ...card, checksums: { 'model.json': '', 'weights.bin': '' } };
  return exportedModel({ card: whole, layers, weights });
}
