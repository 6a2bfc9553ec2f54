import { STANDARD_SUITES } from './corruptions/standard-suites';
import { HABIT_SUITE } from './habit-suite';
import type { TestSuite } from './test-suite';

/** Every suite of tests that networks can be put to, in the order in which they are measured and shown. */
export const TEST_SUITES: Readonly<Record<keyof typeof STANDARD_SUITES | 'habits', TestSuite>> = {
  ...STANDARD_SUITES,
  habits: HABIT_SUITE,
};

export type SuiteName = keyof typeof TEST_SUITES;

/** All of them. */
export const SUITE_NAMES = Object.keys(TEST_SUITES) as readonly SuiteName[];

/** Those that others published. */
export const STANDARD_NAMES = Object.keys(STANDARD_SUITES) as readonly SuiteName[];
