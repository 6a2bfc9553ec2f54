import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { Network } from '../../../../../src/core/network/network';
import { largestIn, valuesAt } from '../../../../../src/renderer/views/network/band';
import { differenceTrace } from '../../../../../src/renderer/views/network/difference-trace';
import { startInstalledBackend } from '../../../backend';

beforeAll(startInstalledBackend);

const image = (ink: number) => new Float32Array(784).map((_, pixel) => (pixel % 29 === 0 ? ink : 0));

function trace(ink: number, name: 'lenet' | 'cnn' = 'lenet') {
  const network = Network.create(ARCHITECTURES[name].layers, 3);
  const made = network.trace(image(ink));
  network.dispose();
  return made;
}

describe('differenceTrace', () => {
  it('is what must be added to the one to have the other, everywhere', () => {
    const [one, other] = [trace(0.25), trace(1)];
    const difference = differenceTrace(one, other);
    for (let index = -1; index < one.layers.length; index++) {
      const [from, by, to] = [one, difference, other].map((part) => valuesAt(part, index)!);
      expect(by!.some((value) => value !== 0)).toBe(true);
      from!.forEach((value, at) => expect(value + by![at]!).toBeCloseTo(to![at]!, 5));
    }
    expect(difference.answer.digit).toBe(other.answer.digit);
    expect(difference.answer.probabilities).toEqual(difference.layers.at(-1)!.values);
  });

  it('refuses two architectures', () => {
    expect(() => differenceTrace(trace(1), trace(1, 'cnn'))).toThrow(/architectures/);
  });
});

describe('largestIn', () => {
  it('is that of all activations, not of their difference', () => {
    const [one, other] = [trace(0.25), trace(1)];
    const bands = [
      { title: 'one', trace: one, kind: 'activations' },
      { title: 'other', trace: other, kind: 'activations' },
      { title: 'difference', trace: differenceTrace(other, differenceTrace(one, other)), kind: 'difference' },
      { title: 'nothing', trace: null, kind: 'activations' },
    ] as const;
    expect(largestIn(bands.slice(0, 1), -1)).toBe(0.25);
    expect(largestIn(bands, -1)).toBe(1);
    expect(largestIn(bands.slice(2), -1)).toBe(0);
  });
});
