import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { classActivation } from '../../../../../src/core/network/explain/class-activation';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import type { Layer } from '../../../../../src/core/network/layer';
import { planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { Network } from '../../../../../src/core/network/network';
import type { Weights } from '../../../../../src/core/network/weights';
import { startInstalledBackend } from '../../../backend';

beforeAll(startInstalledBackend);

const answer: readonly Layer[] = [
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

function activationOf(layers: readonly Layer[], weights: Weights, image: Float32Array, digit: number) {
  const network = Network.fromWeights(layers, weights);
  const trace = network.trace(image);
  network.dispose();
  return classActivation(planLayers(layers), weights, trace, digit);
}

/** An image with a single pixel of ink. */
function dot(row: number, column: number): Float32Array {
  const image = new Float32Array(784);
  image[row * 28 + column] = 1;
  return image;
}

describe('class activation', () => {
  it('adds up the maps, each times the mean of its gradient, and leaves out what is negative', () => {
    // Two maps, 1 and -1 times the ink before their ReLU; the digit's weights are w for the one and v for the other.
    const layers: readonly Layer[] = [
      { kind: 'convolution', name: 'conv', filters: 2, kernelSize: 1, stride: 1, padding: 'valid', bias: true },
      { kind: 'relu', name: 'relu' },
      ...answer,
    ];
    const image = Float32Array.from({ length: 784 }, (_, pixel) => pixel / 784);
    const dense = new Float32Array(784 * 2 * 10);
    for (let at = 0; at < 784 * 2; at++) dense[at * 10 + 3] = at % 2 === 0 ? at / 100 : -2;
    const weights = initialWeights(layers, 1).map((weight) => {
      if (weight.name === 'conv/kernel') return { ...weight, values: Float32Array.of(1, -1) };
      if (weight.name === 'conv/bias') return { ...weight, values: Float32Array.of(0.1, 0.5) };
      return weight.name === 'logits/kernel' ? { ...weight, values: dense } : weight;
    });
    const activation = activationOf(layers, weights, image, 3)!;
    const mean = Array.from({ length: 784 }, (_, cell) => (2 * cell) / 100).reduce((a, b) => a + b) / 784;
    expect(activation).toMatchObject({ index: 1, height: 28, width: 28 });
    activation.values.forEach((value, pixel) => {
      const ink = image[pixel]!;
      const expected = mean * (ink + 0.1) - 2 * Math.max(0, 0.5 - ink);
      expect(value).toBeCloseTo(Math.max(0, expected), 3);
    });
    expect(Math.min(...activation.values)).toBe(0);
  });

  it('lies over what its maps see: the kernels find a dot in the middle of their windows', () => {
    const layers: readonly Layer[] = [
      { kind: 'convolution', name: 'a', filters: 1, kernelSize: 5, stride: 1, padding: 'valid', bias: false },
      { kind: 'convolution', name: 'b', filters: 1, kernelSize: 3, stride: 2, padding: 'same', bias: false },
      { kind: 'relu', name: 'c' },
      ...answer,
    ];
    const weights = initialWeights(layers, 1).map((weight) => {
      const values = new Float32Array(sizeOf(weight.shape));
      if (weight.name === 'logits/kernel') return { ...weight, values: values.fill(1) };
      // Only the middle of a kernel counts.
      if (weight.name.endsWith('/kernel')) values[(values.length - 1) / 2] = 1;
      return { ...weight, values };
    });
    // 24 rows in, 12 out: one row of padding, below; so cell 4 stands over row 9 of what comes in, that over row 11 of the drawing.
    const { onDrawing, values, width } = activationOf(layers, weights, dot(11, 17), 0)!;
    expect(width).toBe(12);
    expect(values.indexOf(Math.max(...values))).toBe(4 * 12 + 7);
    expect(onDrawing.indexOf(Math.max(...onDrawing))).toBe(11 * 28 + 17);
    expect(onDrawing[11 * 28 + 18]).toBeCloseTo(onDrawing[11 * 28 + 17]! / 2, 5);
    expect(onDrawing[11 * 28 + 19]).toBe(0);
  });

  it('finds the maps after the last convolution of each network, and none in a dense one', () => {
    const image = dot(14, 14);
    const mapsOf = ({ layers }: (typeof ARCHITECTURES)[keyof typeof ARCHITECTURES]) => {
      const activation = activationOf(layers, initialWeights(layers, 1), image, 1);
      return activation && [layers[activation.index]!.name, activation.height];
    };
    expect(mapsOf(ARCHITECTURES.cnn)).toEqual(['relu_4', 4]);
    expect(mapsOf(ARCHITECTURES.lenet)).toEqual(['relu_2', 8]);
    expect(mapsOf(ARCHITECTURES.dense)).toBeNull();
  });
});
