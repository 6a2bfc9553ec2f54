import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';
import { runSteps } from '../../../../src/core/exchange/steps/run-steps';
import { stepsOf } from '../../../../src/core/exchange/steps/steps';
import { INPUT_SHAPE } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import { startInstalledBackend } from '../../backend';
import { ALL_KINDS, planWith, randomWeights } from '../network/explain/random-networks';

beforeAll(startInstalledBackend);

describe('the plain steps of a network', () => {
  it.each(ALL_KINDS)('give what the network gives, with a layer of %s', (kind) => {
    fc.assert(
      fc.property(planWith(kind, fc.constant(INPUT_SHAPE)), fc.integer({ min: 1, max: 1000 }), (plan, seed) => {
        const weights = randomWeights(plan, seed, -1, 1);
        const layers = plan.map(({ layer }) => layer);
        const random = Random.fromSeed(seed);
        const image = Float32Array.from({ length: 784 }, () => random.uniform());
        const network = Network.fromWeights(layers, weights);
        const expected = network.recognize(image, 1);
        network.dispose();
        const found = runSteps(stepsOf({ plan, weights }), image);
        expected.forEach((value, digit) => expect(found[digit]).toBeCloseTo(value, 4));
      }),
      { numRuns: 9 },
    );
  });
});
