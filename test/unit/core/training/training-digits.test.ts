import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digits } from '../../../../src/core/data/digits';
import { Random } from '../../../../src/core/data/random';
import { STRANGER } from '../../../../src/core/training/batch-gradient';
import { chooseDigits } from '../../../../src/core/training/training-digits';

/** Digits that can be told apart: number `n` is filled with `n % 251`, and labelled `n % 10`. */
const numbered = (count: number): Digits => ({
  count,
  images: Uint8Array.from({ length: count * 784 }, (_, place) => Math.floor(place / 784) % 251),
  labels: Uint8Array.from({ length: count }, (_, place) => place % 10),
});

const MNIST = numbered(6_000);
const NONE = numbered(0);
const ANY = Random.fromSeed(1);

describe('the digits of a run', () => {
  it("are MNIST's first, with the last 5,000 to validate on", () => {
    const digits = chooseDigits({ mnist: 1_000, own: false }, MNIST, numbered(10));
    expect(digits.count).toBe(1_000);
    expect([0, 999].map((index) => digits.at(index, ANY).image[0])).toEqual([0, 999 % 251]);
    expect(digits.validation).toMatchObject({ count: 5_000 });
    expect(digits.validation!.images[0]).toBe(1_000 % 251);
    expect(digits.ownHeldOut).toBeNull();
  });

  it('are not validated on where they take in some of those', () => {
    expect(chooseDigits({ mnist: 1_001, own: false }, MNIST, NONE).validation).toBeNull();
  });

  it('hold every fifth of the own ones out', () => {
    const digits = chooseDigits({ mnist: 0, own: true }, MNIST, numbered(23));
    const learned = Array.from({ length: digits.count }, (_, index) => digits.at(index, ANY).image[0]);
    expect(learned).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 20, 21, 22]);
    expect([0, 1, 2, 3].map((row) => digits.ownHeldOut!.images[row * 784])).toEqual([4, 9, 14, 19]);
    expect([...digits.ownHeldOut!.labels]).toEqual([4, 9, 4, 9]);
  });

  it('see each own digit as often as the others, at most 50 times and for about a quarter of the epoch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 100, max: 6_000 }), (own, mnist) => {
        const digits = chooseDigits({ mnist, own: true }, MNIST, numbered(own));
        const fromOwn = digits.count - mnist;
        const learned = own - Math.floor(own / 5);
        const repeats = fromOwn / learned;
        expect(Number.isInteger(repeats)).toBe(true);
        expect(repeats).toBeGreaterThanOrEqual(1);
        expect(repeats).toBeLessThanOrEqual(50);
        if (repeats > 1 && repeats < 50) expect(Math.abs(fromOwn / digits.count - 0.25)).toBeLessThan(0.1);
      }),
      { numRuns: 30 },
    );
    // 48 of them are learned from: 33 times comes nearest to a third of MNIST's.
    expect(chooseDigits({ mnist: 4_800, own: true }, MNIST, numbered(60)).count).toBe(4_800 + 33 * 48);
  });

  it('go on with digits that are written anew each time, and with ink that is none', () => {
    const digits = chooseDigits({ mnist: 1_000, own: false, written: 20, strangers: 10 }, MNIST, NONE);
    expect(digits.count).toBe(1_030);
    const seen = Array.from({ length: 30 }, (_, index) => {
      const { image, label } = digits.at(1_000 + index, ANY);
      return { image: image.slice(), label };
    });
    expect(seen.slice(0, 20).map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, index) => index % 10));
    expect(seen.slice(20).every(({ label }) => label === STRANGER)).toBe(true);
    expect(seen.every(({ image }) => image.some((ink) => ink > 200))).toBe(true);
    expect(digits.at(1_000, ANY).image).not.toEqual(seen[0]!.image);
  });
});
