import { describe, expect, it } from 'vitest';
import type { Likeness } from '../../../../../../src/core/likeness/likeness';
import { answerOf } from '../../../../../../src/core/network/trace';
import {
  cameTrue,
  compareInWords,
  describeHeart,
  describeNearest,
  type InkReading,
} from '../../../../../../src/renderer/places/lessons/12-one-of-ten/answer-words';
import { claimOf, explainClaim } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/claim-words';
import type { InkName } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/inks';
import {
  describeMove,
  describeRaise,
  writeRaise,
} from '../../../../../../src/renderer/places/lessons/12-one-of-ten/move-words';
import { workOutSoftmax } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/softmax-walk';

/** What is said, with plain spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

function answer(digit: number, probability: number) {
  return answerOf(Float32Array.from({ length: 10 }, (_, at) => (at === digit ? probability : (1 - probability) / 9)));
}

const likeness = (share: number, isDigit: boolean): Likeness => ({ score: 0, share, isDigit });

const reading = (name: InkName, digit: number, probability: number, share: number, isDigit: boolean): InkReading => ({
  name,
  answer: answer(digit, probability),
  likeness: likeness(share, isDigit),
});

const READINGS: readonly InkReading[] = [
  reading('heart', 0, 0.995, 0.15, false),
  reading('letter', 4, 0.93, 0.11, false),
  reading('dot', 1, 0.92, 0.28, true),
  reading('scribble', 0, 0.7, 0.02, false),
  reading('four', 4, 0.999, 0.95, true),
  reading('own', 3, 1, 0.01, false),
];

describe('the guess', () => {
  it.each([
    [0.3, 'unsure'],
    [0.5, 'rather'],
    [0.9, 'rather'],
    [0.91, 'sure'],
  ])('of an answer with %f comes true as “%s”', (probability, guess) => {
    expect(cameTrue(answer(6, probability))).toBe(guess);
  });

  it('is answered with the digit and its share', () => {
    expect(plain(describeHeart(answer(6, 0.62)))).toMatch(/^It says 6, 62 %: a digit, rather sure\./);
  });
});

describe('the comparison', () => {
  it('counts the inks that are no digit only, and names those that the likeness misses', () => {
    expect(plain(compareInWords(READINGS))).toBe(
      'Of 4 inks that are no digit, softmax is over 90 % sure of 3; the likeness calls 3 unlike any digit. ' +
        'It takes the dot for a digit all the same: it is a score, learned from examples too, and no proof. ' +
        'The real 4 gets 99 % and 95 %: a digit by both.',
    );
  });

  it('says nothing of a digit that is not there, nor of misses where there are none', () => {
    const some = [READINGS[0]!, READINGS[1]!, { ...READINGS[4]!, answer: null, likeness: null }];
    expect(plain(compareInWords(some))).toBe(
      'Of 2 inks that are no digit, softmax is over 90 % sure of 2; the likeness calls 2 unlike any digit.',
    );
  });

  it('says how many of the nearest digits are what was answered', () => {
    expect(describeNearest([], 0)).toBe('Being looked for: the first time takes some seconds.');
    expect(describeNearest([0, 0, 6], 0)).toBe('2 of 3 are what it answered: a 0.');
    expect(describeNearest([8, 8], 8)).toBe('All 2 are what it answered: an 8.');
    expect(describeNearest([6, 4], 8)).toBe('None of the 2 is an 8, which it answered.');
  });
});

describe('the claim', () => {
  const bins = Array.from({ length: 10 }, (_, at) => ({ count: at, certainty: 0.95, accuracy: 0.998 }));
  const evaluation = { calibration: { error: 0, bins } } as unknown as Parameters<typeof explainClaim>[1];

  it('is made of the surest answer to ink that is no digit', () => {
    expect(plain(claimOf(READINGS))).toBe('99 % means sure.');
    expect(plain(claimOf(READINGS.slice(2)))).toBe('92 % means sure.');
    expect(claimOf([])).toBe('A high percentage means sure.');
  });

  it('is explained by that ink, and by the test digits that were read as surely', () => {
    const why = plain(explainClaim(READINGS, evaluation));
    expect(why).toContain('The heart gets 99 % for a 0, and it is no digit at all.');
    expect(why).toContain('of the 9 test digits that it read with over 90 %, 99.8 % were right');
  });

  it('says nothing of test digits where none was read so surely', () => {
    const none = { calibration: { error: 0, bins: bins.map((bin) => ({ ...bin, accuracy: null })) } };
    expect(explainClaim(READINGS, none as unknown as typeof evaluation)).not.toContain('test digits');
  });
});

describe('moved logits', () => {
  const own = [4, 1, ...new Array<number>(8).fill(-9)];
  const moved = [0, 3, ...new Array<number>(8).fill(0)];
  const [before, after] = [workOutSoftmax(own), workOutSoftmax(own.map((logit, digit) => logit + moved[digit]!))];

  it('are said with the share before and after', () => {
    expect(plain(describeMove(before, after, moved))).toMatch(
      /^The 1’s logit is 3\.00 above the network’s own: its share was 4 % and is 49 %, and the others make room\. Together the ten have 100 %/,
    );
    expect(plain(describeMove(after, before, [0, -3, 0, 0, 0, 0, 0, 0, 0, 0]))).toContain(
      'is 3.00 below the network’s own: its share was 49 % and is 4 %, and the others gain by it.',
    );
    expect(describeMove(before, before, new Array<number>(10).fill(0))).toMatch(/^Move one logit/);
  });

  it('all together are said to change the largest, and whether they change a share', () => {
    const raised = workOutSoftmax(own.map((logit) => logit + 2.5));
    expect(describeRaise(before, raised, 2.5)).toMatch(
      /^The largest is 6\.50 instead of 4\.00, and no share has changed\./,
    );
    expect(plain(describeRaise(before, after, 1))).toContain('shares have changed by up to 45 %');
    expect([writeRaise(2.5), writeRaise(-2.5), writeRaise(0)]).toEqual(['+2.5', '−2.5', '0']);
  });
});
