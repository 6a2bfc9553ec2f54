import type { DigitSet } from '../../core/data/digits';
import { type SuiteName, TEST_SUITES } from '../../core/data/test-suites';
import { type MeasuredTest, type SuiteResult, suiteResults } from '../../core/training/test-scores';
import { writePlainShare } from '../../core/words/quantities';

/** A model with what it read of tests. */
export interface TestedModel {
  readonly model: string;
  readonly digits: DigitSet;
  readonly count: number;
  readonly tests: readonly MeasuredTest[];
}

/** The same as it is printed as JSON: by suites, each with its mean and with what was published of it. */
export const listTests = ({ tests, ...of }: TestedModel): object => ({
  ...of,
  suites: suiteResults(tests).map(({ suite, mean, tests: own }) => ({
    suite,
    ...TEST_SUITES[suite],
    mean,
    tests: own.map(({ test, read, accuracy, unchanged }) => ({
      ...{ test, title: TEST_SUITES[suite].tests[test]?.title, read, accuracy, unchanged },
    })),
  })),
});

/** A table for each suite: a row for each test, a column for each model, and under it what was published. */
export function describeTests(models: readonly TestedModel[], suites: readonly SuiteName[]): readonly string[] {
  return suites.map((suite) => {
    const { title, source, differs, tests, published } = TEST_SUITES[suite];
    const columns = models.map(({ model, tests: measured }) => ({
      model,
      result: suiteResults(measured).find((one) => one.suite === suite),
    }));
    const width = Math.max(8, ...Object.values(tests).map((test) => test.title.length));
    const row = (name: string, cellOf: (column: (typeof columns)[number]) => string): string =>
      name.padEnd(width) + columns.map((one) => cellOf(one).padStart(Math.max(10, one.model.length + 2))).join('');
    const share = (value: number | undefined): string => (value === undefined ? '–' : writePlainShare(value, 2));
    return [
      `${title} (${source})`,
      row('', ({ model }) => model),
      ...Object.entries(tests).map(([name, test]) => row(test.title, ({ result }) => share(accuracyOf(result, name)))),
      row('Mean', ({ result }) => share(result?.mean?.accuracy)),
      row('As they are', ({ result }) => share(result?.mean?.unchanged)),
      ...published.map(
        ({ test, accuracy, network, source: by }) =>
          `Published: ${tests[test]?.title ?? test} ${writePlainShare(accuracy, 2)}, ${network} (${by}).`,
      ),
      differs,
    ].join('\n');
  });
}

const accuracyOf = (result: SuiteResult | undefined, test: string): number | undefined =>
  result?.tests.find((one) => one.test === test)?.accuracy;
