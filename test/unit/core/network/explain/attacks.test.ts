import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Digits, digitsBetween, imagesBetween } from '../../../../../src/core/data/digits';
import { Random } from '../../../../../src/core/data/random';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { fgsm, lossGradient, pgd } from '../../../../../src/core/network/explain/attacks';
import { Network } from '../../../../../src/core/network/network';
import { judge } from '../../../../../src/core/training/evaluate';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../../src/main/services/models/model-folder';
import { startInstalledBackend } from '../../../backend';

const COUNT = 24;
let digits: Digits;
let plain: Network;

beforeAll(async () => {
  await startInstalledBackend();
  digits = digitsBetween(await loadTestDigits(), 0, COUNT);
  const { layers, weights } = await readModel(join(import.meta.dirname, '../../../../../resources/models/plain'));
  plain = Network.fromWeights(layers, weights);
});

const norm = (values: Float32Array): number => Math.hypot(...values);

const epsilonsOf = (epsilon: number): number[] => new Array<number>(digits.count).fill(epsilon);

describe('the gradient of the loss', () => {
  it.each(Object.keys(ARCHITECTURES) as (keyof typeof ARCHITECTURES)[])(
    'of %s foretells how the loss changes with the ink of each image',
    (name) => {
      const network = Network.create(ARCHITECTURES[name].layers, 5);
      const random = Random.fromSeed(3);
      const images = Float32Array.from({ length: 3 * 784 }, () => random.uniform());
      const labels = Uint8Array.from([0, 4, 9]);
      const { gradient } = lossGradient(network, images, labels);
      const lossesAt = (x: Float32Array) => lossGradient(network, x, labels).losses;
      for (let time = 0; time < 10; time++) {
        const raw = images.map(() => random.normal());
        const lengths = [0, 1, 2].map((row) => norm(raw.subarray(row * 784, (row + 1) * 784)));
        const direction = raw.map((value, at) => value / lengths[Math.floor(at / 784)]!);
        const step = 0.02;
        const [more, less] = [step, -step].map((by) => lossesAt(images.map((ink, at) => ink + by * direction[at]!)));
        for (let row = 0; row < 3; row++) {
          const own = (values: Float32Array) => values.subarray(row * 784, (row + 1) * 784);
          const change = (more![row]! - less![row]!) / (2 * step);
          const foretold = own(gradient).reduce((sum, value, at) => sum + value * own(direction)[at]!, 0);
          // A step crosses a few kinks of the ReLUs and the poolings.
          expect(Math.abs(change - foretold)).toBeLessThan(0.03 * norm(own(gradient)));
        }
      }
      network.dispose();
    },
  );

  it('is there where the network is as good as sure', () => {
    const { gradient, losses } = lossGradient(plain, imagesBetween(digits, 0, COUNT), digits.labels);
    expect(Math.min(...losses)).toBeLessThan(1e-6);
    for (let row = 0; row < COUNT; row++)
      expect(norm(gradient.subarray(row * 784, (row + 1) * 784))).toBeGreaterThan(0);
  });
});

describe.each([
  ['FGSM', fgsm],
  ['PGD', pgd],
] as const)('%s', (_, attack) => {
  it.each([0, 0.05, 0.3])('changes no pixel by more than %d, within paper and ink', (epsilon) => {
    const images = imagesBetween(digits, 0, COUNT);
    const before = images.slice();
    const attacked = attack(plain, images, digits.labels, epsilonsOf(epsilon), Random.fromSeed(1));
    expect(images).toEqual(before);
    attacked.forEach((ink, at) => {
      expect(Math.abs(ink - images[at]!)).toBeLessThanOrEqual(epsilon + 1e-6);
      expect(ink >= 0 && ink <= 1).toBe(true);
    });
  });

  it('makes the network misread what noise as strong does not', () => {
    const images = imagesBetween(digits, 0, COUNT);
    const accuracy = (x: Float32Array): number => judge(plain.recognize(x, COUNT), digits.labels).accuracy;
    const random = Random.fromSeed(1);
    const noisy = images.map((ink) => Math.min(1, Math.max(0, ink + (random.integer(2) === 0 ? -0.2 : 0.2))));
    expect(accuracy(images)).toBeGreaterThan(0.95);
    expect(accuracy(attack(plain, images, digits.labels, epsilonsOf(0.2), random))).toBeLessThan(accuracy(noisy) - 0.2);
  });

  it('goes as far with each image as it is told for that one', () => {
    const images = imagesBetween(digits, 0, 2);
    const attacked = attack(plain, images, digits.labels.subarray(0, 2), [0, 0.1], Random.fromSeed(1));
    expect(attacked.subarray(0, 784)).toEqual(images.subarray(0, 784));
    const furthest = attacked
      .subarray(784)
      .reduce((most, ink, at) => Math.max(most, Math.abs(ink - images[784 + at]!)), 0);
    expect(furthest).toBeCloseTo(0.1, 2);
  });
});

describe('PGD', () => {
  it.each([1, 2])('raises the loss at least as much as FGSM, with seed %d', (seed) => {
    const images = imagesBetween(digits, 0, COUNT);
    const losses = (x: Float32Array) => lossGradient(plain, x, digits.labels).losses;
    for (const epsilon of [0.03, 0.2]) {
      const quick = losses(fgsm(plain, images, digits.labels, epsilonsOf(epsilon)));
      const patient = losses(pgd(plain, images, digits.labels, epsilonsOf(epsilon), Random.fromSeed(seed)));
      patient.forEach((loss, row) => expect(loss).toBeGreaterThanOrEqual(0.98 * quick[row]! - 1e-6));
    }
  });

  it('is the same for the same seed', () => {
    const [one, again, other] = [1, 1, 2].map((seed) =>
      pgd(
        plain,
        imagesBetween(digits, 0, 4),
        digits.labels.subarray(0, 4),
        [0.1, 0.1, 0.1, 0.1],
        Random.fromSeed(seed),
      ),
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});
