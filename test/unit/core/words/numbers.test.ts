import { describe, expect, it } from 'vitest';
import { writeNumber, writeTerm, writeTimes, writeValue } from '../../../../src/core/words/numbers';

it('writes numbers with a real minus sign, and none before a zero', () => {
  expect([-1 / 9, 1, -0.001, -1, 0.005].map((value) => writeNumber(value, 2))).toEqual([
    '−0.11',
    '1.00',
    '0.00',
    '−1.00',
    '0.01',
  ]);
  expect([1, -1, 240].map((value) => writeNumber(value, 0))).toEqual(['1', '−1', '240']);
});

describe('writeTerm', () => {
  it('keeps four decimals, and no number that is there looks like 0', () => {
    expect([0, 1.23456, -0.5, -0.00001, 0.00006].map(writeTerm)).toEqual([
      ...['0.0000', '1.2346', '−0.5000', '−1.0e-5', '0.0001'],
    ]);
  });
});

describe('writeValue', () => {
  it('keeps three digits, and writes a real minus', () => {
    expect([0, 1.23456, -0.5, 123.4, -0.00001234].map(writeValue)).toEqual(['0', '1.23', '−0.500', '123', '−1.2e-5']);
    expect([1234.5, -0].map(writeValue)).toEqual(['1,235', '0']);
  });
});

it('writes how many times as much to two figures', () => {
  expect([1.44, 2, 9.96, 23.4, 1234, 1_240_000].map(writeTimes)).toEqual([
    '1.4',
    '2',
    '10',
    '23',
    '1,200',
    '1.2 million',
  ]);
});
