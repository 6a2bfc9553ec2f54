import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  writeBeyond,
  writeBytes,
  writeCounted,
  writeDuration,
  writeLarge,
  writeInFull,
  writeOneDigit,
  writePlainShare,
  writeProbability,
  writeRoughDuration,
  writeShare,
  writeShareInFull,
} from '../../../../src/core/words/quantities';

describe('writeShare', () => {
  it('shows the decimals asked for', () => {
    expect(writeShare(0.99342, 2)).toBe('99.34\u00a0%');
    expect(writeShare(0.5)).toBe('50.0\u00a0%');
  });

  it('says 100 % only of a whole, and 0 % only of nothing', () => {
    expect(writeShare(1, 0)).toBe('100\u00a0%');
    expect(writeShare(0.9999, 1)).toBe('99.9\u00a0%');
    expect(writeShare(0.99996, 2)).toBe('99.99\u00a0%');
    expect(writeShare(0, 0)).toBe('0\u00a0%');
    expect(writeShare(0.0001, 0)).toBe('1\u00a0%');
  });
});

describe('writePlainShare', () => {
  it('differs from writeShare by its space alone', () => {
    expect(writePlainShare(0.99996, 2)).toBe('99.99 %');
  });
});

it('writes the marks of an axis of shares without rounding them', () => {
  expect([0, 0.07, 0.975, 1].map(writeShareInFull)).toEqual(['0\u00a0%', '7\u00a0%', '97.5\u00a0%', '100\u00a0%']);
});

describe('writeProbability', () => {
  const whole = (probability: number): string => writeProbability(probability);

  it('rounds down, and is 100 % only where nothing is missing', () => {
    expect([0.5, 0.986, 0.9999, 1].map(whole)).toEqual(['50 %', '98 %', '99 %', '100 %']);
    expect([0.29, 0.57, Math.fround(0.99999997)].map(whole)).toEqual(['29 %', '57 %', '99 %']);
    expect([0.5, 0.9996, 1].map((probability) => writeProbability(probability, 1))).toEqual([
      '50.0 %',
      '99.9 %',
      '100.0 %',
    ]);
  });

  it('has no digits for what is too small to be seen', () => {
    expect([0, 0.0001, 0.004, 0.012].map(whole)).toEqual(['0 %', '0 %', '< 1 %', '1 %']);
    expect([0, 0.00004, 0.0004].map((probability) => writeProbability(probability, 1))).toEqual([
      '0.0 %',
      '0.0 %',
      '< 0.1 %',
    ]);
  });
});

describe('writeInFull', () => {
  it('writes a real minus, thousands apart, and no dust of rounding', () => {
    expect([-180, 0, 0.1 + 0.2, 12_000].map(writeInFull)).toEqual(['−180', '0', '0.3', '12,000']);
  });

  it('gives 0 no sign', () => {
    expect([-0, -1e-9].map(writeInFull)).toEqual(['0', '0']);
  });
});

describe('writeOneDigit', () => {
  it('says an 8, and a for every other', () => {
    expect(writeOneDigit(8)).toBe('an 8');
    expect(writeOneDigit(8, 'A')).toBe('An 8');
    expect(writeOneDigit(1, 'A')).toBe('A 1');
  });
});

describe('writeDuration', () => {
  it('uses the two largest units', () => {
    expect([0, 45, 60, 130, 599.6, 1800, 3600, 3900].map(writeDuration)).toEqual([
      '0 s',
      '45 s',
      '1 min',
      '2 min 10 s',
      '10 min',
      '30 min',
      '1 h',
      '1 h 5 min',
    ]);
  });

  it('never names sixty of a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (seconds) => {
        expect(writeDuration(seconds)).not.toMatch(/\b60 (s|min)/);
      }),
    );
  });
});

describe('writeRoughDuration', () => {
  it('claims no more than a guess can', () => {
    expect([3, 31, 51, 55, 61, 1000, 3700, 5500].map(writeRoughDuration)).toEqual([
      'under 10 s',
      'about 40 s',
      'about 1 min',
      'about 1 min',
      'about 2 min',
      'about 17 min',
      'about 1 h',
      'about 1.5 h',
    ]);
  });
});

it('writes sizes and counted nouns', () => {
  expect([12, 86_400, 999_499, 999_500, 1_240_000, 1.5e9, 999.96e9, 9.95e13].map(writeBytes)).toEqual([
    '12 B',
    '86 kB',
    '999 kB',
    '1.0 MB',
    '1.2 MB',
    '1.5 GB',
    '1.0 TB',
    '99.5 TB',
  ]);
  expect([writeCounted(1, 'epoch'), writeCounted(1200, 'step')]).toEqual(['1 epoch', '1,200 steps']);
});

it('writes a count beyond a limit so that it is told from the limit', () => {
  expect([10_400_000, 10_004_000, 20_000_001].map((count) => writeBeyond(count, 10_000_000))).toEqual([
    '10.4 million',
    '10,004,000',
    '20 million',
  ]);
  expect(writeBeyond(20_001, 20_000)).toBe('20,001');
});

describe('writeLarge', () => {
  it('says large counts as people do', () => {
    expect([0, 2401, 999_999, 6_220_800, 24_883_200_000_000, 3_900_000, 1_000_000_000].map(writeLarge)).toEqual([
      '0',
      '2,401',
      '999,999',
      '6.22 million',
      '24.9 trillion',
      '3.9 million',
      '1 billion',
    ]);
  });

  it('goes on to the next word where rounding reaches it, and stays with the last', () => {
    expect(writeLarge(999_999_999)).toBe('1 billion');
    expect(writeLarge(999_499)).toBe('999,499');
    expect(writeLarge(12_345e15)).toBe('12,300 quadrillion');
  });
});
