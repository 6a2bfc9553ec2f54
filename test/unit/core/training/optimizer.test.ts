import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import type { WeightSlot } from '../../../../src/core/network/weight-row';
import { momentRows, moveAverage, moveWeights, type OptimizerSettings } from '../../../../src/core/training/optimizer';

beforeAll(async () => {
  await tf.setBackend('cpu');
});
afterAll(() => tf.disposeVariables());

const slot = (name: string, start: number, end: number, role: WeightSlot['role'], momentum = 0): WeightSlot => ({
  ...{ name, start, end, role, momentum },
  shape: [end - start],
});

const SLOTS = [slot('a/kernel', 0, 5, 'kernel'), slot('a/bias', 5, 8, 'offset')];

const numbers = (count: number, seed: number): Float32Array => {
  const random = Random.fromSeed(seed);
  return Float32Array.from({ length: count }, () => random.uniform(-1, 1));
};

/** Ten steps with gradients of their own, made in shares that start at the given places. */
function move(settings: OptimizerSettings, starts: readonly number[], slots = SLOTS): Float32Array {
  const weights = numbers(8, 1);
  const moments = Array.from({ length: momentRows(settings.optimizer) }, () => new Float32Array(8));
  for (let step = 0; step < 10; step++)
    starts.forEach((start, share) =>
      moveWeights(slots, start, starts[share + 1] ?? 8, settings, {
        ...{ weights, moments, step },
        gradient: numbers(8, 10 + step),
        learningRate: 0.1,
      }),
    );
  return weights;
}

/** The same ten steps by TensorFlow.js. */
function moveByTensorFlow(optimizer: tf.Optimizer): Float32Array {
  const variable = tf.variable(tf.tensor1d(numbers(8, 1)));
  for (let step = 0; step < 10; step++)
    optimizer.applyGradients({ [variable.name]: tf.tensor1d(numbers(8, 10 + step)) });
  return variable.dataSync<'float32'>();
}

function expectClose(values: Float32Array, expected: Float32Array): void {
  values.forEach((value, place) => expect(value).toBeCloseTo(expected[place]!, 5));
}

describe('the optimizer', () => {
  it("moves weights by Adam as TensorFlow.js's does", () => {
    const own = move({ optimizer: { kind: 'adam' }, weightDecay: 0 }, [0]);
    expectClose(own, moveByTensorFlow(tf.train.adam(0.1, 0.9, 0.999, 1e-7)));
  });

  it("moves weights by momentum as TensorFlow.js's does", () => {
    const own = move({ optimizer: { kind: 'sgd', momentum: 0.8 }, weightDecay: 0 }, [0]);
    expectClose(own, moveByTensorFlow(tf.train.momentum(0.1, 0.8)));
  });

  it('comes to the same in shares as in one go', () => {
    const settings: OptimizerSettings = { optimizer: { kind: 'adam' }, weightDecay: 0.3 };
    expect(move(settings, [0, 2, 5, 6])).toEqual(move(settings, [0]));
  });

  it('shrinks kernels, and nothing else, by weight decay', () => {
    const still = (weightDecay: number): Float32Array => {
      const weights = new Float32Array(8).fill(1);
      const moments = [new Float32Array(8)];
      const gradient = new Float32Array(8);
      const settings: OptimizerSettings = { optimizer: { kind: 'sgd', momentum: 0 }, weightDecay };
      moveWeights(SLOTS, 0, 8, settings, { weights, moments, gradient, learningRate: 0.1, step: 0 });
      return weights;
    };
    const [kernel, bias] = [still(0.5).subarray(0, 5), still(0.5).subarray(5)];
    kernel.forEach((value) => expect(value).toBeCloseTo(0.95));
    expect([...bias]).toEqual([1, 1, 1]);
  });

  it('lets a followed weight follow what was seen', () => {
    const weights = new Float32Array([1, 2]);
    const slots = [slot('n/moving_mean', 0, 2, 'followed', 0.9)];
    const move = { weights, moments: [], gradient: new Float32Array([2, 2]), learningRate: 1, step: 0 };
    moveWeights(slots, 0, 2, { optimizer: { kind: 'adam' }, weightDecay: 1 }, move);
    expectClose(weights, new Float32Array([1.1, 2]));
  });

  it('lets an average follow soon at first, and slowly later', () => {
    const average = new Float32Array([0, 0]);
    moveAverage(average, new Float32Array([1, 1]), 0, 1, 0.998, 0);
    expect(average[0]).toBeCloseTo(0.9);
    moveAverage(average, new Float32Array([1, 1]), 1, 2, 0.998, 1_000_000);
    expect(average[1]).toBeCloseTo(0.002);
  });
});
