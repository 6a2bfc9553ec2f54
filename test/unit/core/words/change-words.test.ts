import { expect, it } from 'vitest';
import { CHANGE_KINDS } from '../../../../src/core/training/robustness';
import { CHANGE_WORDS } from '../../../../src/core/words/change-words';

it('writes an amount of every change with its unit', () => {
  expect(CHANGE_KINDS.map((change) => CHANGE_WORDS[change].write(-1.5))).toEqual([
    ...['−1.5°', '−1.5 px', '−1.5×', '−1.5×', '−1.5', '−1.5'],
  ]);
});

it('names every change by a label of its own', () => {
  expect(new Set(CHANGE_KINDS.map((change) => CHANGE_WORDS[change].label)).size).toBe(CHANGE_KINDS.length);
});
