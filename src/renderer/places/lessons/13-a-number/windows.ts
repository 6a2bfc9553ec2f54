import { IMAGE_PIXELS, IMAGE_SIZE } from '../../../../core/data/digits';
import type { Likeness } from '../../../../core/likeness/likeness';
import { type Answer, answerOf, probabilityOf } from '../../../../core/network/trace';
import type { SlidAnswers } from '../../../../core/network/slide';
import type { PieceReading } from '../../../../core/numbers/number-reading';
import type { WideImage } from '../../../../core/numbers/wide-image';
import { CLASSES } from '../../../../core/network/layer';

/** Every window of a line, 28 wide, one for each pixel that its left edge can stand at: images, `[28, 28]` each. */
export function windowsOf({ width, pixels }: WideImage): Float32Array[] {
  return Array.from({ length: width - IMAGE_SIZE + 1 }, (_, left) => {
    const window = new Float32Array(IMAGE_PIXELS);
    for (let row = 0; row < IMAGE_SIZE; row++)
      window.set(pixels.subarray(row * width + left, row * width + left + IMAGE_SIZE), row * IMAGE_SIZE);
    return window;
  });
}

/** The column of the maps whose window stands nearest to one at a pixel. */
export const columnAt = ({ step, count }: SlidAnswers, at: number): number =>
  Math.min(count - 1, Math.round(at / step));

/** What a column of the maps answers. */
export const answerAt = ({ probabilities }: SlidAnswers, column: number): Answer =>
  answerOf(probabilities.slice(column * CLASSES, (column + 1) * CLASSES));

/** A window that was read by itself. */
export interface WindowReading {
  /** Where its left edge stands, in pixels. */
  readonly at: number;
  readonly answer: Answer;
  readonly likeness: Likeness | null;
}

/** All windows of a line, as they were read one by one. */
export function windowReadings(alone: readonly PieceReading[]): readonly WindowReading[] {
  return alone.map(({ probabilities, likeness }, at) => ({ at, answer: answerOf(probabilities), likeness }));
}

/** Of the windows whose ink is unlike any digit, the one that the network is surest of; null where there is none. */
export function surestUnlike(windows: readonly WindowReading[]): WindowReading | null {
  return windows
    .filter(({ likeness }) => likeness?.isDigit === false)
    .reduce<WindowReading | null>(
      (surest, window) =>
        surest === null || probabilityOf(window.answer) > probabilityOf(surest.answer) ? window : surest,
      null,
    );
}

/**
 * How far the answers along the line, given in one go, and those of the same windows, read by themselves, lie apart: the
 * largest difference of a probability.
 */
export function apart(slid: SlidAnswers, alone: readonly PieceReading[]): number {
  let most = 0;
  for (let column = 0; column < slid.count; column++) {
    const one = alone[column * slid.step]?.probabilities;
    const other = slid.probabilities.subarray(column * CLASSES, (column + 1) * CLASSES);
    if (one) most = Math.max(most, ...one.map((probability, digit) => Math.abs(probability - other[digit]!)));
  }
  return most;
}
