import { digitsBetween, type Digits, imagesBetween } from '../../src/core/data/digits';
import { loadTestDigits } from '../../src/main/services/digits/mnist';

/** So many MNIST test digits are read by every export. */
export const DIGITS = 1_000;

/** The first {@link DIGITS} MNIST test digits, and their images as networks read them, `[DIGITS, 28, 28]`. */
export async function testDigits(): Promise<{ digits: Digits; images: Float32Array }> {
  const digits = digitsBetween(await loadTestDigits(), 0, DIGITS);
  return { digits, images: imagesBetween(digits, 0, DIGITS) };
}
