import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { imagesBetween } from '../../../../../src/core/data/digits';
import {
  answerAt,
  type AttackPath,
  attackPath,
  EPSILONS,
  perturbationAt,
  turningPoint,
} from '../../../../../src/core/network/explain/attack-path';
import { Network } from '../../../../../src/core/network/network';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../../src/main/services/models/model-folder';
import { startInstalledBackend } from '../../../backend';

let network: Network;
let seven: Float32Array;
let path: AttackPath;

beforeAll(async () => {
  await startInstalledBackend();
  const { layers, weights } = await readModel(join(import.meta.dirname, '../../../../../resources/models/dense'));
  network = Network.fromWeights(layers, weights);
  seven = imagesBetween(await loadTestDigits(), 0, 1);
  path = attackPath(network, seven, 'fgsm');
});

describe('a drawing under ever stronger attacks', () => {
  it('begins as it is, and changes by no more than each strength', () => {
    expect(path.digit).toBe(7);
    expect(Math.max(...perturbationAt(path, 0).map(Math.abs))).toBe(0);
    EPSILONS.forEach((epsilon, step) => {
      const largest = Math.max(...perturbationAt(path, step).map(Math.abs));
      expect(largest).toBeCloseTo(epsilon, 5);
    });
  });

  it('has at each strength what the network reads there', () => {
    for (const step of [0, 7, 50]) {
      const image = path.images.subarray(784 * step, 784 * (step + 1));
      const read = network.trace(image).answer;
      expect(answerAt(path, step).digit).toBe(read.digit);
      expect(answerAt(path, step).probabilities[7]).toBeCloseTo(read.probabilities[7]!, 4);
    }
  });

  it('turns at the first strength with another answer', () => {
    const step = turningPoint(path)!;
    expect(step).toBeGreaterThan(0);
    expect(answerAt(path, step).digit).not.toBe(7);
    for (let before = 0; before < step; before++) expect(answerAt(path, before).digit).toBe(7);
    const firm = { ...path, probabilities: new Float32Array(510).map((_, at) => (at % 10 === 7 ? 1 : 0)) };
    expect(turningPoint(firm)).toBeNull();
  });

  it('is attacked alike each time by PGD, which turns it no later', () => {
    const patient = attackPath(network, seven, 'pgd');
    expect(attackPath(network, seven, 'pgd').images).toEqual(patient.images);
    expect(turningPoint(patient)!).toBeLessThanOrEqual(turningPoint(path)!);
  });
});
