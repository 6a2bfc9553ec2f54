import { expect, it } from 'vitest';
import { NO_VARIATION } from '../../../../src/core/ink/variation';
import { judge } from '../../../../src/core/training/evaluate';
import { describeEvaluation } from '../../../../src/main/cli/describe-evaluation';
import { describeAnswer } from '../../../../src/main/cli/describe-number';

it('says 100 % only where every digit is read rightly', () => {
  const [count, misread] = [30_000, 1];
  const labels = new Uint8Array(count).fill(3);
  const probabilities = new Float32Array(10 * count);
  for (let digit = 0; digit < count; digit++) probabilities[10 * digit + (digit < misread ? 5 : 3)] = 1;
  const words = describeEvaluation('reader', 'digits', NO_VARIATION, judge(probabilities, labels));
  expect(words).toContain('Accuracy 99.99 % (29,999 of 30,000)');
  expect(words).toMatch(/Right, % +- +- +- +99\.9 +-/);
});

it('says of no probability that it is all while anything is missing, nor that it is nothing while it can be seen', () => {
  const probabilities = Float32Array.from({ length: 10 }, (_, digit) =>
    digit === 7 ? 0.9996 : digit === 1 ? 0.0004 : 0,
  );
  const [answer, , ...bars] = describeAnswer({ digit: 7, probabilities }).split('\n');
  expect(answer).toBe('7 99.9 %');
  expect([bars[0], bars[1]]).toEqual(['0    0.0 %', '1  < 0.1 %']);
});
