import { expect, it } from 'vitest';
import { commonMistakes } from '../../../../../src/renderer/views/evaluation/mistakes';

it('finds what was most often taken for what, rights left out', () => {
  const confusion = Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 10 }, (_, answer): number => (label === answer ? 90 : 0)),
  );
  confusion[4]![9] = 12;
  confusion[9]![4] = 7;
  confusion[2]![7] = 8;
  expect(commonMistakes({ confusion }, 2)).toEqual([
    { label: 4, answer: 9, count: 12 },
    { label: 2, answer: 7, count: 8 },
  ]);
  expect(commonMistakes({ confusion }, 10)).toHaveLength(3);
});
