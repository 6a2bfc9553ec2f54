import type { Evaluation } from '../../../../../src/core/training/progress';

/** What a network reads of 900 digits, a hundred of each but the 5, of which there is none: 40 misread. */
export const EVALUATION: Evaluation = {
  count: 900,
  accuracy: 860 / 900,
  loss: 0.1234,
  perDigit: Array.from({ length: 10 }, (_, digit) => ({ 4: 0.7, 7: 0.9 })[digit] ?? (digit === 5 ? null : 1)),
  confusion: Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 10 }, (_, answer) => {
      const mistakes = { '4-9': 25, '4-1': 5, '7-1': 10 } as Readonly<Record<string, number>>;
      const right = { 4: 70, 5: 0, 7: 90 }[label] ?? 100;
      return label === answer ? right : (mistakes[`${label}-${answer}`] ?? 0);
    }),
  ),
  calibration: {
    error: 0.04,
    bins: Array.from({ length: 10 }, (_, tenth) =>
      tenth < 8
        ? { count: 0, certainty: null, accuracy: null }
        : { count: 450, certainty: tenth / 10 + 0.05, accuracy: tenth / 10 + 0.01 },
    ),
  },
};
