import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import { kernelLayers, kernelOf } from '../../../../../src/renderer/views/importance/kernels';

describe('the kernels of a network', () => {
  const names = (layers: Parameters<typeof planLayers>[0]) =>
    kernelLayers(planLayers(layers)).map(({ planned, count, height, width, channels }) => [
      planned.layer.name,
      `${count} of ${height}x${width}x${channels}`,
    ]);

  it('are those of its convolutions, and of the dense layer that reads their maps', () => {
    expect(names(ARCHITECTURES.cnn.layers)).toEqual([
      ['conv_1', '32 of 5x5x1'],
      ['conv_2', '32 of 3x3x32'],
      ['conv_3', '32 of 3x3x32'],
      ['conv_4', '32 of 3x3x32'],
      ['dense_1', '128 of 4x4x32'],
    ]);
    expect(names(ARCHITECTURES.dense.layers)).toEqual([['hidden', '64 of 28x28x1']]);
  });

  it('are read out of the weights as TensorFlow lays them: row, column, channel, kernel', () => {
    const { layers } = ARCHITECTURES.cnn;
    const plan = planLayers(layers);
    const weights = initialWeights(layers, 1);
    const conv2 = kernelLayers(plan)[1]!;
    const { values } = weights.find(({ name }) => name === 'conv_2/kernel')!;
    const weightAt = (row: number, column: number, channel: number, kernel: number) =>
      values[((row * 3 + column) * 32 + channel) * 32 + kernel]!;
    const one = kernelOf(plan, weights, conv2, 6, 11);
    expect(one[2 * 3 + 1]).toBe(weightAt(2, 1, 11, 6));
    const mean = Array.from({ length: 32 }, (_, channel) => weightAt(0, 2, channel, 6)).reduce((a, b) => a + b) / 32;
    expect(kernelOf(plan, weights, conv2, 6, null)[2]).toBeCloseTo(mean, 6);
  });
});
