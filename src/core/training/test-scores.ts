import * as v from 'valibot';
import type { DigitSet } from '../data/digits';
import { SUITE_NAMES, type SuiteName, TEST_SUITES } from '../data/test-suites';

/** How well some networks, in their order, read the digits of a test. */
export interface TestScore {
  readonly suite: SuiteName;
  readonly test: string;
  /** How many digits it is made with: all of the set, or those that can be so. */
  readonly read: number;
  /** 0..1. */
  readonly accuracies: readonly number[];
  /** The same of these digits as they are. */
  readonly unchanged: readonly number[];
}

/** How well a model reads the digits of a test, as it is kept with it: of which set of digits, how many, and when (ISO 8601). */
export interface MeasuredTest {
  readonly suite: string;
  readonly test: string;
  readonly digits: DigitSet;
  readonly count: number;
  readonly read: number;
  readonly measured: string;
  readonly accuracy: number;
  readonly unchanged: number;
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What tests came to; of tests that there are no more, too. */
export const measuredTestsSchema: v.GenericSchema<unknown, readonly MeasuredTest[]> = v.array(
  v.object({
    suite: v.string(),
    test: v.string(),
    digits: v.picklist(['test', 'own']),
    count,
    read: count,
    measured: v.pipe(v.string(), v.isoTimestamp()),
    accuracy: share,
    unchanged: share,
  }),
);

/** Results with some new ones in place of those of the same test and digits, see `withCurves`. */
export function withTests(tests: readonly MeasuredTest[], fresh: readonly MeasuredTest[]): MeasuredTest[] {
  const keyOf = ({ suite, test, digits, count: of }: MeasuredTest): string =>
    `${suite} ${test} ${digits === 'own' ? digits : of}`;
  return [...new Map([...tests, ...fresh].map((test) => [keyOf(test), test])).values()];
}

/** What the scores of some networks say of the one at `index`. */
export const testsOf = (
  scores: readonly TestScore[],
  index: number,
  digits: { readonly set: DigitSet; readonly count: number },
  measured: string,
): readonly MeasuredTest[] =>
  scores.map(({ suite, test, read, accuracies, unchanged }) => ({
    suite,
    test,
    digits: digits.set,
    count: digits.count,
    read,
    measured,
    accuracy: accuracies[index]!,
    unchanged: unchanged[index]!,
  }));

/** What a suite came to: its tests that were measured, in their order, and the mean of them where all were. */
export interface SuiteResult {
  readonly suite: SuiteName;
  readonly tests: readonly MeasuredTest[];
  /** Of the accuracies, and of the same digits as they are; null while a test is missing. */
  readonly mean: { readonly accuracy: number; readonly unchanged: number } | null;
}

/** The results by their suites; those of tests that there are no more are left out, and suites without any. */
export function suiteResults(measured: readonly MeasuredTest[]): readonly SuiteResult[] {
  return SUITE_NAMES.flatMap((suite): readonly SuiteResult[] => {
    const names = Object.keys(TEST_SUITES[suite].tests);
    const tests = names.flatMap((name) => measured.find((one) => one.suite === suite && one.test === name) ?? []);
    if (tests.length === 0) return [];
    const mean = (valueOf: (test: MeasuredTest) => number): number =>
      tests.reduce((sum, test) => sum + valueOf(test), 0) / tests.length;
    return [
      {
        suite,
        tests,
        mean:
          tests.length < names.length
            ? null
            : { accuracy: mean(({ accuracy }) => accuracy), unchanged: mean(({ unchanged }) => unchanged) },
      },
    ];
  });
}
