import { expect, it } from 'vitest';
import { exportedModel } from '../../../../../src/core/exchange/exported-model';
import { fromOnnx } from '../../../../../src/core/exchange/onnx/from-onnx';
import { toOnnx } from '../../../../../src/core/exchange/onnx/to-onnx';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../../src/core/network/layer';
import { modelToSave } from '../../../main/trained-models';

/** Layers that no architecture has, named as the graph's own values are. */
const OTHERS: readonly Layer[] = [
  { kind: 'convolution', name: 'image', filters: 3, kernelSize: 4, stride: 2, padding: 'same', bias: true },
  { kind: 'elu', name: 'probabilities', alpha: 0.7 },
  { kind: 'averagePool', name: 'pool', size: 3, stride: 2, padding: 'same' },
  { kind: 'leakyRelu', name: 'leaky', slope: 0.1 },
  { kind: 'maxPool', name: 'largest', size: 3, stride: 2, padding: 'same' },
  { kind: 'sigmoid', name: 'sigmoid' },
  { kind: 'globalAveragePool', name: 'mean' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'tanh', name: 'tanh' },
  { kind: 'softmax', name: 'softmax' },
];

it.each([
  ...Object.entries(ARCHITECTURES).map(([name, { layers }]) => [name, layers] as const),
  ['others', OTHERS] as const,
])('a network comes back from ONNX as it was: %s', (_name, layers: readonly Layer[]) => {
  const weights = initialWeights(layers, 1);
  const [, , card] = modelToSave('Back and forth');
  const checksums = { 'model.json': '', 'weights.bin': '' };
  const model = exportedModel({ card: { format: 1, ...card, checksums }, layers, weights });
  const back = fromOnnx(toOnnx(model));
  expect(back).toEqual({ layers, weights, name: 'Back and forth', notes: [] });
});
