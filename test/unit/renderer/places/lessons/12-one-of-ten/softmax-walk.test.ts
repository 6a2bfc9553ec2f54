import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeStep,
  placeOf,
  SOFTMAX_STEPS,
  workOutSoftmax,
} from '../../../../../../src/renderer/places/lessons/12-one-of-ten/softmax-walk';

/** Shares that can be checked by hand: e^0 is 1, and eight times nothing to speak of. */
const table = workOutSoftmax([Math.log(3), 0, ...new Array<number>(8).fill(-1000)]);

const said = (kind: (typeof SOFTMAX_STEPS)[number]['kind'], digit = 0): string => {
  const { sum, result } = describeStep(SOFTMAX_STEPS[placeOf(kind, digit)]!, table);
  return `${sum} ${result}`;
};

describe('softmax', () => {
  it('divides e to the power of each logit by the sum of all', () => {
    expect(table.shares[0]).toBeCloseTo(0.75, 12);
    expect(table.shares[1]).toBeCloseTo(0.25, 12);
    expect(table.shares[2]).toBe(0);
    expect(table.sum).toBeCloseTo(4 / 3, 12);
  });

  const logits = fc.array(fc.double({ min: -2000, max: 2000, noNaN: true }), { minLength: 10, maxLength: 10 });

  it('always comes to 1 together, however large the logits', () => {
    fc.assert(
      fc.property(logits, (ten) => {
        expect(workOutSoftmax(ten).total).toBeCloseTo(1, 9);
      }),
    );
  });

  it('stays the same where as much is added to all', () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -10, max: 10 }), (ten, raised) => {
        const before = workOutSoftmax(ten).shares;
        workOutSoftmax(ten.map((logit) => logit + raised)).shares.forEach((share, digit) =>
          expect(share).toBeCloseTo(before[digit]!, 9),
        );
      }),
    );
  });
});

describe('its steps', () => {
  it('work out every number of the table once, each from those before it', () => {
    expect(SOFTMAX_STEPS).toHaveLength(33);
    expect(SOFTMAX_STEPS.map((step) => placeOf(step.kind, 'digit' in step ? step.digit : 0))).toEqual(
      SOFTMAX_STEPS.map((_, place) => place),
    );
    const order = (['largest', 'difference', 'exponential', 'sum', 'share', 'total'] as const).map((kind) =>
      placeOf(kind),
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it('are said with the numbers that they are made of', () => {
    expect(said('largest')).toBe('the largest of the ten logits = 1.10');
    expect(said('difference', 1)).toBe('0.00 − 1.10 = −1.10');
    expect(said('exponential', 1)).toBe('e^(−1.10) = 0.3333');
    expect(said('sum')).toBe('all ten exponentials together = 1.3333');
    expect(said('share', 1)).toBe('0.3333 ÷ 1.3333 = 0.2500');
    expect(said('total')).toBe('all ten shares together = 1.0000');
  });

  it('put a negative largest logit in parentheses', () => {
    const below = workOutSoftmax(new Array<number>(10).fill(-2));
    expect(describeStep({ kind: 'difference', digit: 3 }, below).sum).toBe('−2.00 − (−2.00) =');
  });
});
