import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, scoreBySpacing, scoreNumbers } from '../../../../src/core/numbers/number-scores';

const number = (label: string, text: string, spacing: string | null = null) => ({ label, text, spacing });

describe('scores of numbers', () => {
  it('count what is exactly right, and the digits that are', () => {
    const numbers = [number('2047', '2047'), number('11', '1'), number('90', '98'), number('55', '515')];
    expect(scoreNumbers(numbers)).toEqual({ count: 4, exact: 0.25, digits: 0.7 });
  });

  it('tell ways of spacing apart', () => {
    const numbers = [number('1', '1', 'loose'), number('2', '3', 'tight'), number('4', '4', 'tight'), number('5', '5')];
    expect(scoreBySpacing(numbers)).toEqual({
      loose: { count: 1, exact: 1, digits: 1 },
      tight: { count: 2, exact: 0.5, digits: 0.5 },
    });
  });

  it('measure a distance: none to itself, the same both ways, no shortcut over a third', () => {
    const text = fc.string({ unit: fc.constantFrom('0', '1', '2'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, (one, other, third) => {
        expect(editDistance(one, one)).toBe(0);
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other)).toBeLessThanOrEqual(editDistance(one, third) + editDistance(third, other));
      }),
    );
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });
});
