import { expect, it } from 'vitest';
import { demand } from '../../../../src/renderer/words/number-limits';

it('asks for a number within the very limits, thousands apart', () => {
  expect(demand('Rate', { min: 0.000001, max: 1.5, whole: false })).toBe('Rate: a number from 0.000001 to 1.5.');
  expect(demand('Digits', { min: 0, max: 60_000, whole: true })).toBe('Digits: a whole number from 0 to 60,000.');
});
