import type { DigitTest, TestSuite } from './test-suite';
import { writeHabit, type WritingHabit } from './writing-habits';

/** The tests that tell which hands a network reads, one a habit. */
export function habitSuite(habits: readonly WritingHabit[]): TestSuite {
  const tests = habits.map((habit): [string, DigitTest] => [
    `${habit.digit} ${habit.name}`,
    {
      title: `${habit.digit}, ${habit.name}`,
      digit: habit.digit,
      corrupt: (image, random) =>
        Float32Array.from(
          writeHabit(
            Uint8Array.from(image, (ink) => Math.round(255 * ink)),
            habit,
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
