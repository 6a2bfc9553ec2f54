import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { initialWeights } from '../../../../src/core/network/initial-weights';
import { Network } from '../../../../src/core/network/network';
import { TEACHING_TEMPERATURE, Teachers } from '../../../../src/core/training/teachers';
import { startInstalledBackend } from '../../backend';

beforeAll(startInstalledBackend);

describe('teachers', () => {
  const models = [ARCHITECTURES.small, ARCHITECTURES.lenet].map(({ layers }, index) => ({
    layers,
    weights: initialWeights(layers, index),
  }));
  const images = Float32Array.from({ length: 3 * 784 }, (_, at) => ((at * 7) % 11) / 11);

  it('answer with the mean of their probabilities, as if their logits were divided', () => {
    const before = tf.memory().numTensors;
    const teachers = new Teachers(models);
    const answer = teachers.answer(images, 3)!;
    teachers.dispose();
    expect(tf.memory().numTensors).toBe(before);

    const each = models.map(({ layers, weights }) => {
      const network = Network.fromWeights(layers, weights);
      const probabilities = network.recognize(images, 3);
      network.dispose();
      return probabilities;
    });
    for (let row = 0; row < 3; row++) {
      const own = answer.subarray(row * 10, row * 10 + 10);
      expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      own.forEach((share, digit) => {
        const mean = (at: number): number => (each[0]![row * 10 + at]! + each[1]![row * 10 + at]!) / 2;
        expect(TEACHING_TEMPERATURE * Math.log(share / own[0]!)).toBeCloseTo(Math.log(mean(digit) / mean(0)), 3);
      });
    }
  });

  it('have no answer where there are none', () => {
    expect(new Teachers([]).answer(images, 3)).toBeNull();
  });
});
