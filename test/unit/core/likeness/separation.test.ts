import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separationOf } from '../../../../src/core/likeness/separation';

const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });

describe('separationOf', () => {
  it('is the share of pairs in which the digit scores more, equal ones counting half', () => {
    fc.assert(
      fc.property(scores, scores, (digits, others) => {
        const pairs = digits.flatMap((digit) => others.map((other) => (digit > other ? 1 : digit === other ? 0.5 : 0)));
        const mean = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        expect(separationOf(digits, others, 0).auroc).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('counts what is refused where one digit in a hundred is, and at a threshold', () => {
    const digits = Array.from({ length: 200 }, (_, index) => index);
    expect(separationOf(digits, [-1, 0, 1.5, 2, 50], 10)).toMatchObject({ refusedAt99: 0.6, kept: 0.95, refused: 0.8 });
  });
});
