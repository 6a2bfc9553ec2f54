import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/data/random';

const draw = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
  it('gives the same numbers for the same seed and others for the next', () => {
    expect(draw(Random.fromSeed(7), 50)).toEqual(draw(Random.fromSeed(7), 50));
    const differences = draw(Random.fromSeed(7), 50).map(
      (value, index) => value - draw(Random.fromSeed(8), 50)[index]!,
    );
    expect(Math.min(...differences.map(Math.abs))).toBeGreaterThan(1e-6);
  });

  it('goes on from a stored state exactly where it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fff_ffff }), fc.nat(30), (seed, used) => {
        const random = Random.fromSeed(seed);
        for (let count = 0; count < used; count++) random.normal();
        const stored = JSON.parse(JSON.stringify(random.state())) as number[];
        const expected = [random.normal(), random.uniform(), random.integer(1000)];
        const resumed = Random.restore(stored);
        expect([resumed.normal(), resumed.uniform(), resumed.integer(1000)]).toEqual(expected);
      }),
    );
  });

  it('draws uniform numbers over the whole of their range, from the first on', () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => Random.fromSeed(seed).uniform(-2, 2));
    expect(Math.min(...firsts)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...firsts)).toBeLessThan(2);
    for (const from of [-2, -1, 0, 1]) {
      const share = firsts.filter((value) => value >= from && value < from + 1).length / firsts.length;
      expect(share).toBeGreaterThan(0.22);
      expect(share).toBeLessThan(0.28);
    }
  });

  it('draws normal numbers of mean 0 and deviation 1', () => {
    const random = Random.fromSeed(3);
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(values.filter((value) => Math.abs(value) < 1).length / values.length).toBeCloseTo(0.683, 1);
  });

  it('shuffles to a permutation, each number as likely in each place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 200 }), (seed, count) => {
        const sorted = [...Random.fromSeed(seed).shuffled(count)].sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
    const random = Random.fromSeed(1);
    const firstPlace = [0, 0, 0, 0];
    for (let turn = 0; turn < 8000; turn++) firstPlace[random.shuffled(4)[0]!]!++;
    for (const times of firstPlace) expect(Math.abs(times - 2000)).toBeLessThan(200);
  });
});
