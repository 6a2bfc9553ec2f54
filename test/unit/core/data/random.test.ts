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

  it('gives each place its own numbers, and the same ones each time', () => {
    const places = Array.from({ length: 2000 }, (_, step) => [step >> 3, step & 7]);
    const firsts = places.map((place) => Random.at(7, ...place).uniform());
    expect(new Set(firsts).size).toBe(places.length);
    expect(places.map((place) => Random.at(7, ...place).uniform())).toEqual(firsts);
    expect(Random.at(8, 0, 0).uniform()).not.toBe(firsts[0]);
    // Neighbouring places are as unlike as any others: a tenth of the numbers falls into each tenth.
    for (let tenth = 0; tenth < 10; tenth++)
      expect(firsts.filter((value) => Math.floor(value * 10) === tenth).length / places.length).toBeCloseTo(0.1, 1);
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
