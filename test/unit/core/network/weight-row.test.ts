import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../src/core/network/layer';
import { fromRow, layWeights, rowLength, toRow } from '../../../../src/core/network/weight-row';

const LAYERS: readonly Layer[] = [
  { kind: 'convolution', name: 'conv', filters: 2, kernelSize: 3, stride: 1, padding: 'valid', bias: true },
  { kind: 'batchNorm', name: 'norm', momentum: 0.7, epsilon: 1e-3 },
  { kind: 'globalAveragePool', name: 'pool' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

describe('weights in one row', () => {
  it('lie one after the other, each with how it is learned', () => {
    const slots = layWeights(LAYERS).map(({ name, start, end, role, momentum }) => [name, start, end, role, momentum]);
    expect(slots).toEqual([
      ['conv/kernel', 0, 18, 'kernel', 0],
      ['conv/bias', 18, 20, 'offset', 0],
      ['norm/gamma', 20, 22, 'offset', 0.7],
      ['norm/beta', 22, 24, 'offset', 0.7],
      ['norm/moving_mean', 24, 26, 'followed', 0.7],
      ['norm/moving_variance', 26, 28, 'followed', 0.7],
      ['logits/kernel', 28, 48, 'kernel', 0],
      ['logits/bias', 48, 58, 'offset', 0],
    ]);
  });

  it('come back from the row as they were, as copies', () => {
    const slots = layWeights(LAYERS);
    const weights = initialWeights(LAYERS, 3);
    const row = toRow(slots, weights);
    expect(row).toHaveLength(rowLength(slots));
    const again = fromRow(slots, row);
    row.fill(0);
    expect(again).toEqual(weights);
  });
});
