import type { Random } from './random';
import type { DigitTest, TestSuite } from './test-suite';

/** A way in which some hands write a digit. */
export interface WrittenHabit {
  /** What it is, after the digit: `slashed`. */
  readonly name: string;
  readonly digit: number;
  /** The digit as they write it. Both are 784 bytes, 0 paper to 255 ink; the result may be good until the next call only. */
  readonly write: (image: Uint8Array, random: Random) => Uint8Array;
}

/** The tests that tell which hands a network reads, one a habit. */
export function habitSuite(habits: readonly WrittenHabit[]): TestSuite {
  const tests = habits.map(({ name, digit, write }): [string, DigitTest] => [
    `${digit} ${name}`,
    {
      title: `${digit}, ${name}`,
      digit,
      corrupt: (image, random) =>
        Float32Array.from(
          write(
            Uint8Array.from(image, (ink) => Math.round(255 * ink)),
            random,
          ),
          (ink) => ink / 255,
        ),
    },
  ]);
  return {
    title: 'Writing habits',
    source: 'Inkling',
    differs: 'Lines added to MNIST’s test digits, as some hands write them.',
    tests: Object.fromEntries(tests),
    published: [],
  };
}
