import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { countWeights, planLayers } from '../../../../src/core/network/layer-kinds';
import { Network } from '../../../../src/core/network/network';
import { UserError } from '../../../../src/core/user-error';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

const image = (): Float32Array => {
  const random = Random.fromSeed(8);
  return Float32Array.from({ length: 784 }, () => random.uniform());
};

describe('planned layers', () => {
  it('have the shapes and weights that the literature counts', () => {
    const shapes = planLayers(ARCHITECTURES.lenet.layers).map(({ layer, output }) => [layer.name, output.join('x')]);
    expect(Object.fromEntries(shapes)).toMatchObject({
      conv_1: '24x24x8',
      pool_1: '12x12x8',
      conv_2: '8x8x16',
      pool_2: '4x4x16',
      flatten: '256',
    });
    expect(countWeights(ARCHITECTURES.dense.layers)).toBe(784 * 64 + 64 + 64 * 10 + 10);
    expect(countWeights(ARCHITECTURES.lenet.layers)).toBe(8 * 25 + 8 + 16 * 8 * 25 + 16 + 256 * 10 + 10);
    // Four convolutions, two dense layers, and four numbers for each normalised map or unit.
    expect(countWeights(ARCHITECTURES.cnn.layers)).toBe(
      25 * 32 + 9 * 3 * 32 * 32 + (512 + 1) * 128 + (128 + 1) * 10 + 4 * (4 * 32 + 128),
    );
  });

  it('refuse a stack that does not fit, naming the layer', () => {
    expect(() => planLayers([{ kind: 'dense', name: 'early', units: 10 }])).toThrow(
      '"early" needs a row of numbers, but gets the image',
    );
    expect(() => planLayers([{ kind: 'maxPool', name: 'huge', size: 29, stride: 1, padding: 'valid' }])).toThrow(
      '"huge" pools 29x29 cells',
    );
  });
});

describe('a network', () => {
  it('is the same for the same seed, and another for another', () => {
    const values = [1, 1, 2].map((seed) => {
      const network = Network.create(ARCHITECTURES.lenet.layers, seed);
      const probabilities = network.recognize(image(), 1);
      network.dispose();
      return [...probabilities];
    });
    expect(values[1]).toEqual(values[0]);
    expect(values[2]).not.toEqual(values[0]);
  });

  it.each(Object.keys(ARCHITECTURES) as (keyof typeof ARCHITECTURES)[])('%s traces what it recognizes', (name) => {
    const without = tf.memory().numTensors;
    const network = Network.create(ARCHITECTURES[name].layers, 1);
    const before = tf.memory().numTensors;
    const trace = network.trace(image());
    expect(tf.memory().numTensors).toBe(before);
    trace.layers.forEach(({ shape, values }) => expect(values).toHaveLength(shape.reduce((a, b) => a * b)));
    const probabilities = network.recognize(image(), 1);
    trace.answer.probabilities.forEach((value, digit) => expect(value).toBeCloseTo(probabilities[digit]!, 5));
    expect(trace.answer.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    network.dispose();
    expect(tf.memory().numTensors).toBe(without);
  });

  it('reads each image of a batch as it reads it alone', () => {
    const network = Network.create(ARCHITECTURES.cnn.layers, 2);
    const random = Random.fromSeed(9);
    const images = Float32Array.from({ length: 260 * 784 }, () => random.uniform());
    const together = network.recognize(images, 260);
    for (const row of [0, 249, 250, 259]) {
      const alone = network.recognize(images.slice(row * 784, (row + 1) * 784), 1);
      alone.forEach((value, digit) => expect(value).toBeCloseTo(together[row * 10 + digit]!, 5));
    }
    network.dispose();
  });

  it('takes on other weights, and lets go of those it had', () => {
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const other = Network.create(ARCHITECTURES.dense.layers, 2);
    const before = tf.memory().numTensors;
    network.assign(other.weights());
    expect(tf.memory().numTensors).toBe(before);
    expect(network.recognize(image(), 1)).toEqual(other.recognize(image(), 1));
    network.dispose();
    other.dispose();
  });

  it('takes only weights that belong to it', () => {
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const weights = network.weights();
    const broken = weights.map((weight) => ({ ...weight, values: weight.values.slice() }));
    broken[0]!.values[17] = NaN;
    expect(() => Network.fromWeights(ARCHITECTURES.dense.layers, broken)).toThrow(UserError);
    expect(() => Network.fromWeights(ARCHITECTURES.dense.layers, broken)).toThrow(
      '"hidden/kernel" has values that are not numbers',
    );
    expect(() => Network.fromWeights(ARCHITECTURES.lenet.layers, weights)).toThrow(
      'needs 6 weight arrays, but there are 4',
    );
    expect(() => network.assign([...weights].reverse())).toThrow('needs the weight "hidden/kernel"');
    expect([...network.weights()[0]!.values]).toEqual([...weights[0]!.values]);
    network.dispose();
  });
});
