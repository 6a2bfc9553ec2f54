import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import { Random } from '../../../../src/core/data/random';
import type { Layer } from '../../../../src/core/network/layer';
import { planLayers } from '../../../../src/core/network/layer-kinds';
import { Network } from '../../../../src/core/network/network';
import { fromRow, layWeights, toRow } from '../../../../src/core/network/weight-row';
import type { Weights } from '../../../../src/core/network/weights';
import { divideLogits } from '../../../../src/core/training/divide-logits';
import { startInstalledBackend } from '../../backend';
import { randomWeights } from '../network/explain/random-networks';

const TEMPERATURE = 2.5;
const COUNT = 20;

beforeAll(startInstalledBackend);

const convolution = (filters: number, bias: boolean): Layer => ({
  ...({ kind: 'convolution', name: 'conv', kernelSize: 5, stride: 2, padding: 'valid' } as const),
  ...{ filters, bias },
});
const flatten: Layer = { kind: 'flatten', name: 'flatten' };
const logits: Layer = { kind: 'dense', name: 'logits', units: 10 };
const norm: Layer = { kind: 'batchNorm', name: 'norm', momentum: 0.9, epsilon: 1e-3 };
const everywhere: Layer = { kind: 'globalAveragePool', name: 'everywhere' };

const windows = { size: 2, stride: 2, padding: 'same' } as const;

/** What each network has before its softmax. */
const DIVIDED: Readonly<Record<string, readonly Layer[]>> = {
  dense: [convolution(4, true), flatten, logits],
  'a convolution, pooled everywhere': [convolution(10, true), everywhere],
  'dense, and what a factor passes': [flatten, logits, { kind: 'leakyRelu', name: 'leaky', slope: 0.1 }],
  'a convolution, and what a factor passes': [
    convolution(10, false),
    { kind: 'maxPool', name: 'largest', ...windows },
    { kind: 'relu', name: 'relu' },
    { kind: 'averagePool', name: 'average', ...windows },
    { kind: 'dropout', name: 'dropout', rate: 0.5 },
    everywhere,
  ],
  'a batch norm': [flatten, logits, norm],
  'a batch norm of maps': [convolution(10, false), norm, everywhere],
};

const LEFT: Readonly<Record<string, readonly Layer[]>> = {
  'a sigmoid': [flatten, logits, { kind: 'sigmoid', name: 'sigmoid' }],
  'a tanh': [convolution(10, true), { kind: 'tanh', name: 'tanh' }, everywhere],
  'an ELU': [flatten, logits, { kind: 'elu', name: 'elu', alpha: 1 }, { kind: 'relu', name: 'relu' }],
};

/** Divides the logits of a network with random weights. */
function divide(before: readonly Layer[]) {
  const layers: readonly Layer[] = [...before, { kind: 'softmax', name: 'probabilities' }];
  const slots = layWeights(layers);
  const weights = randomWeights(planLayers(layers), 1, -2, 2);
  const row = toRow(slots, weights);
  const isDivided = divideLogits(layers, slots, row, TEMPERATURE);
  return { layers, weights, divided: fromRow(slots, row), isDivided };
}

function read<Result>(layers: readonly Layer[], weights: Weights, how: (network: Network) => Result): Result {
  const network = Network.fromWeights(layers, weights);
  const result = how(network);
  network.dispose();
  return result;
}

describe('dividing the logits by a temperature', () => {
  const random = Random.fromSeed(3);
  const images = Float32Array.from({ length: COUNT * IMAGE_PIXELS }, () => random.uniform());

  it.each(Object.entries(DIVIDED))('goes into the weights of %s', (_, before) => {
    const { layers, weights, divided, isDivided } = divide(before);
    const values = read(layers, weights, (network) => network.readTo(layers.length - 2, images, COUNT));
    const wanted = tf.tidy(() => tf.softmax(tf.div(tf.tensor2d(values, [COUNT, 10]), TEMPERATURE)).dataSync());
    const probabilities = read(layers, divided, (network) => network.recognize(images, COUNT));
    expect(isDivided).toBe(true);
    // So that a network that is left as it was would not do.
    const undivided = read(layers, weights, (network) => network.recognize(images, COUNT));
    expect(Math.max(...undivided.map((value, place) => Math.abs(value - wanted[place]!)))).toBeGreaterThan(0.01);
    probabilities.forEach((value, place) => expect(value).toBeCloseTo(wanted[place]!, 5));
  });

  it.each(Object.entries(LEFT))('is not done before %s', (_, before) => {
    const { weights, divided, isDivided } = divide(before);
    expect(isDivided).toBe(false);
    expect(divided).toEqual(weights);
  });
});
