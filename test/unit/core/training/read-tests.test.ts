import { beforeAll, describe, expect, it } from 'vitest';
import { type Digits, digitsBetween, imagesBetween } from '../../../../src/core/data/digits';
import { type SuiteName, TEST_SUITES } from '../../../../src/core/data/test-suites';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { Network } from '../../../../src/core/network/network';
import { evaluate } from '../../../../src/core/training/evaluate';
import { imagesOfTests, readTests, testedImage } from '../../../../src/core/training/read-tests';
import { sweep } from '../../../../src/core/training/sweep';
import {
  type MeasuredTest,
  suiteResults,
  type TestScore,
  testsOf,
  withTests,
} from '../../../../src/core/training/test-scores';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';

let digits: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  digits = digitsBetween(await loadTestDigits(), 0, 60);
});

/** Two networks that have learned nothing, and so read differently. */
const networks = () => [1, 2].map((seed) => Network.create(ARCHITECTURES.dense.layers, seed));

const scoresOf = (steps: Iterable<{ readonly score: TestScore | null }>): readonly TestScore[] =>
  [...steps].flatMap(({ score }) => score ?? []);

/** The digits as a test has them, as digits of a set of their own. */
function tested(suite: SuiteName, name: string): Digits {
  const test = TEST_SUITES[suite].tests[name]!;
  const places = [...digits.labels.keys()].filter(
    (place) => test.digit === undefined || digits.labels[place] === test.digit,
  );
  const images = places.flatMap((place) =>
    [...testedImage(imagesBetween(digits, place, place + 1), place, test)].map((ink) => Math.round(255 * ink)),
  );
  return {
    count: places.length,
    images: Uint8Array.from(images),
    labels: Uint8Array.from(places, (place) => digits.labels[place]!),
  };
}

describe('the tests of suites', () => {
  it('are read by each network as its own evaluation of such digits says', () => {
    const two = networks();
    const scores = scoresOf(readTests(two, digits, ['affnist', 'habits']));
    expect(scores.map(({ suite, test }) => `${suite} ${test}`)).toEqual(
      (['affnist', 'habits'] as const).flatMap((suite) =>
        Object.keys(TEST_SUITES[suite].tests)
          .filter((test) => tested(suite, test).count > 0)
          .map((test) => `${suite} ${test}`),
      ),
    );
    for (const { suite, test, read, accuracies } of scores) {
      const own = tested(suite, test);
      expect(read).toBe(own.count);
      accuracies.forEach((accuracy, index) =>
        // Rounded to bytes, a digit or two of a network without learning may be read otherwise.
        expect(Math.abs(accuracy - evaluate(two[index]!, own).accuracy)).toBeLessThan(2.5 / own.count),
      );
    }
    const [affine] = scores;
    expect(affine!.unchanged).toEqual(two.map((network) => evaluate(network, digits).accuracy));
    two.forEach((network) => network.dispose());
  });

  it('put only the digits that have a habit to it, beside the same ones without it', () => {
    const two = networks();
    const sevens = [...digits.labels].filter((label) => label === 7).length;
    const barred = scoresOf(readTests(two, digits, ['habits'])).find(({ test }) => test === '7 crossed')!;
    expect(barred.read).toBe(sevens);
    const places = [...digits.labels.keys()].filter((place) => digits.labels[place] === 7);
    const own = { count: sevens, images: new Uint8Array(sevens * 784), labels: new Uint8Array(sevens).fill(7) };
    places.forEach((place, row) => own.images.set(digits.images.subarray(784 * place, 784 * (place + 1)), 784 * row));
    expect(barred.unchanged).toEqual(two.map((network) => evaluate(network, own).accuracy));
    two.forEach((network) => network.dispose());
  });

  it('leave out a test that none of the digits can have', () => {
    const [network] = networks();
    const threes = { ...digits, labels: new Uint8Array(60).fill(3) };
    expect(scoresOf(readTests([network!], threes, ['habits'])).map(({ test }) => test)).toEqual(['3 flat at the top']);
    network!.dispose();
  });

  it('come after the curves of a sweep, and are counted to the very end', () => {
    const [network] = networks();
    const few = digitsBetween(digits, 0, 3);
    const steps = [...sweep([network!], few, ['scale'], ['affnist', 'habits'])];
    const images = 13 * 3 + imagesOfTests(few, ['affnist', 'habits']);
    expect(steps.every((step) => step.images === images)).toBe(true);
    expect(steps.at(-1)!.read).toBe(images);
    expect(steps.map(({ read }) => read)).toEqual(steps.map(({ read }) => read).sort((one, other) => one - other));
    expect(steps.slice(0, 13).every(({ point, score }) => point !== null && score === null)).toBe(true);
    network!.dispose();
  });

  it('change each digit in its own way, the same in every measurement', () => {
    const noise = TEST_SUITES['n-mnist'].tests['gaussian-noise']!;
    const image = imagesBetween(digits, 0, 1);
    expect(testedImage(image, 0, noise)).toEqual(testedImage(image, 0, noise));
    expect(testedImage(image, 1, noise)).not.toEqual(testedImage(image, 0, noise));
    expect(testedImage(image, 0, noise)).not.toEqual(image);
  });
});

describe('results of tests that are kept', () => {
  const result = (over: Partial<MeasuredTest>): MeasuredTest => ({
    ...{ suite: 'affnist', test: 'affine', digits: 'test', count: 500, read: 500 },
    ...{ measured: '2026-01-01T00:00:00.000Z', accuracy: 0.5, unchanged: 0.75 },
    ...over,
  });

  it('give way to newer ones of the same test and digits only', () => {
    const before = [result({}), result({ count: 2000 }), result({ digits: 'own', count: 7 })];
    const fresh = [result({ accuracy: 0.6 }), result({ digits: 'own', count: 9 }), result({ test: 'other' })];
    expect(withTests(before, fresh)).toEqual([fresh[0], before[1], fresh[1], fresh[2]]);
  });

  it('are each model’s own values of the scores', () => {
    const score: TestScore = {
      suite: 'affnist',
      test: 'affine',
      read: 9,
      accuracies: [0.1, 0.2],
      unchanged: [0.3, 0.4],
    };
    expect(testsOf([score], 1, { set: 'own', count: 9 }, 'now')).toEqual([
      {
        suite: 'affnist',
        test: 'affine',
        digits: 'own',
        count: 9,
        read: 9,
        measured: 'now',
        accuracy: 0.2,
        unchanged: 0.4,
      },
    ]);
  });

  it('come to a mean once every test of a suite is there', () => {
    const noisy = Object.keys(TEST_SUITES['n-mnist'].tests).map((test, at) =>
      result({ suite: 'n-mnist', test, accuracy: 0.5 + at / 10, unchanged: 0.9 }),
    );
    const gone = result({ suite: 'n-mnist', test: 'gone' });
    expect(suiteResults([gone, ...noisy.slice(1), result({ suite: 'of old' })])).toEqual([
      { suite: 'n-mnist', tests: noisy.slice(1), mean: null },
    ]);
    const [whole] = suiteResults([...noisy].reverse());
    expect(whole!.tests).toEqual(noisy);
    expect(whole!.mean!.accuracy).toBeCloseTo(0.6, 10);
    expect(whole!.mean!.unchanged).toBeCloseTo(0.9, 10);
  });
});
