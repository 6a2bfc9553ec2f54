import { expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../../src/core/network/architectures';
import { planLayers } from '../../../../../../src/core/network/layer-kinds';
import { wiringOf } from '../../../../../../src/renderer/places/lessons/10-whole-network/dense-counterpart';

it('sets the weights of the networks that ship beside those of dense layers', () => {
  const wiring = wiringOf(planLayers(ARCHITECTURES.cnn.layers));
  expect(wiring.map(({ weights, denseWeights }) => [weights, denseWeights])).toEqual([
    [5 * 5 * 32, 784 * (24 * 24 * 32)],
    [3 * 3 * 32 * 32, 4608 * 4608],
    [3 * 3 * 32 * 32, 4608 * 3200],
    [3 * 3 * 32 * 32, 3200 * 2048],
    [512 * 128 + 128, 512 * 128 + 128],
    [128 * 10 + 10, 128 * 10 + 10],
  ]);
  expect(wiring[0]).toMatchObject({ inputs: 784, outputs: 18_432, wires: 25, uses: 24 * 24 });
  expect(wiring[4]).toMatchObject({ inputs: 512, outputs: 128, wires: 512, uses: 1 });
});

it('counts the biases that a convolution has, and those that the dense layer would have', () => {
  const [first] = wiringOf(planLayers(ARCHITECTURES.lenet.layers));
  expect(first).toMatchObject({ weights: 5 * 5 * 8 + 8, denseWeights: 784 * 24 * 24 * 8 + 24 * 24 * 8 });
});
