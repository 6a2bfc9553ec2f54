import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { DigitTest } from '../../../core/data/test-suite';
import { testedImage } from '../../../core/training/read-tests';

/** Where the first 0, 1, 2 ... 9 of MNIST's test digits are. */
export const FIRST_PLACES = [3, 2, 1, 18, 4, 8, 11, 0, 61, 7] as const;

/** The digit that is shown where a test can be made of any. */
const USUAL = 7;

/** A test digit as a test has it. */
export interface TestExample {
  readonly index: number;
  readonly label: number;
  /** Shape `[28, 28]`, 0 paper to 1 ink. */
  readonly image: Float32Array;
}

/**
 * The first test digit that a test can be made of, as it is measured.
 * @param firsts the test digits at {@link FIRST_PLACES}, `[10, 28, 28]`, 0 paper to 255 ink
 */
export function exampleOf(firsts: Uint8Array, test: DigitTest): TestExample {
  const label = test.digit ?? USUAL;
  const index = FIRST_PLACES[label] ?? 0;
  const grey = firsts.subarray(label * IMAGE_PIXELS, (label + 1) * IMAGE_PIXELS);
  const image = Float32Array.from(grey, (ink) => ink / 255);
  return { index, label, image: testedImage(image, index, test) };
}
