import type { Corruption } from './corruptions/corruption';

/** A figure that was published of a test. */
export interface Published {
  /** Of which test of the suite. */
  readonly test: string;
  readonly accuracy: number;
  /** Whose network it was, and what it had learned from. */
  readonly network: string;
  readonly source: string;
}

/** One way in which digits are spoiled, or written otherwise, to see whether a network reads them still. */
export interface DigitTest {
  readonly title: string;
  /** The digit that can be so; any, unless given. */
  readonly digit?: number;
  readonly corrupt: Corruption;
}

/** Tests that belong together, by their names. */
export interface TestSuite {
  readonly title: string;
  /** Who thought of them. */
  readonly source: string;
  /** Where ours differ from what was published. */
  readonly differs: string;
  readonly tests: Readonly<Record<string, DigitTest>>;
  readonly published: readonly Published[];
}
