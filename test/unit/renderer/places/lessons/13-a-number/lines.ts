import { CLASSES } from '../../../../../../src/core/network/layer';
import type { PieceReading } from '../../../../../../src/core/numbers/number-reading';
import { readNumber } from '../../../../../../src/core/numbers/read-number';
import { wideImageOf } from '../../../../../../src/core/numbers/wide-image';
import { type ReadyInk, READY_DRAWINGS } from '../../../../../../src/renderer/places/lessons/13-a-number/inks';
import type { ReadLine } from '../../../../../../src/renderer/places/lessons/13-a-number/line-messages';
import { windowsOf } from '../../../../../../src/renderer/places/lessons/13-a-number/windows';

/** A reading of one digit with so much certainty, the rest shared by the others; and so like a digit, from a half on one. */
export function readAs(digit: number, probability: number, share: number): PieceReading {
  const probabilities = new Float32Array(CLASSES).fill((1 - probability) / (CLASSES - 1));
  probabilities[digit] = probability;
  return { probabilities, likeness: { score: Math.log(share / (1 - share)), share, isDigit: share >= 0.5 } };
}

/** A ready number as somebody reads it who takes all ink for zeros, and finds narrow windows unlike a digit. */
export function readyLine(
  name: ReadyInk,
  readAlone: (at: number) => PieceReading = () => readAs(0, 0.9, 0.8),
): ReadLine {
  const drawing = READY_DRAWINGS[name];
  const image = wideImageOf(drawing)!;
  const alone = windowsOf(image).map((_, at) => readAlone(at));
  const step = 4;
  const aligned = alone.filter((_, at) => at % step === 0);
  return {
    reading: readNumber(drawing, (images) => images.map(() => readAs(0, 0.9, 0.8)))!,
    slid: {
      image,
      answers: {
        step,
        count: aligned.length,
        probabilities: Float32Array.from(aligned.flatMap(({ probabilities }) => [...probabilities])),
        inOneGo: true,
      },
    },
    alone,
  };
}
