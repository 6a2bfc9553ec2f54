import { expect, it } from 'vitest';
import { describeCalibration } from '../../../../../src/renderer/views/evaluation/calibration-words';

const bin = (count: number, certainty: number, accuracy: number) => ({ count, certainty, accuracy });

it('tells a network that is too sure from one that is too modest, and both from a fitting one', () => {
  const words = (error: number, ...bins: ReturnType<typeof bin>[]) => describeCalibration({ error, bins });
  expect(words(0.004, bin(100, 0.98, 0.984))).toBe('Right about as often as it is sure.');
  expect(words(0.08, bin(100, 0.98, 0.9))).toBe('Surer than it is right: by 8.0\u00a0% on average.');
  expect(words(0.05, bin(100, 0.85, 0.9))).toBe('Right more often than it is sure: by 5.0\u00a0% on average.');
  expect(words(0.1, bin(50, 0.5, 0.6), bin(50, 0.9, 0.8))).toMatch(/lie 10.0\u00a0% apart/);
  expect(describeCalibration({ error: 0, bins: [{ count: 0, certainty: null, accuracy: null }] })).toMatch(/No digits/);
});
