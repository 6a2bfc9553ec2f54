import { IMAGE_PIXELS, IMAGE_SIZE } from '../../../../core/data/digits';
import { CLASSES } from '../../../../core/network/layer';
import { probabilityOf } from '../../../../core/network/trace';
import { digitsOf } from '../../../../core/numbers/number-reading';
import { middleOf } from '../../../../core/numbers/box';
import { writeNumber } from '../../../../core/words/numbers';
import { articleOf, writeCount, writeCounted, writeShare } from '../../../../core/words/quantities';
import { convolveGrid, placesOf, strongest } from '../grids/filter';
import { LOOPY, NINETY_SIX } from '../grids/grids';
import { listed, written } from './guess-words';
import type { ReadLine } from './line-messages';
import { answerAt, apart, columnAt, surestUnlike, type WindowReading, windowReadings } from './windows';

/** A share that differs by less is the same on screen. */
const SAME = 0.005;

/** What the network says of the window, alone and in one go. */
export function describeWindow({ slid }: ReadLine, { at, answer, likeness }: WindowReading): string {
  const column = columnAt(slid.answers, at);
  const inMaps = answerAt(slid.answers, column);
  const like =
    likeness === null
      ? ''
      : ` It is ${written(likeness.share)} like a digit${likeness.isDigit ? '' : ': unlike any that it learned from'}.`;
  return `By itself this window is read as ${articleOf(answer.digit)} ${answer.digit}, ${written(probabilityOf(answer))}.${like} In the maps the column here says ${inMaps.digit}, ${written(probabilityOf(inMaps))}.`;
}

/** How often it answers nonsense along the line, and how sure it is of that. */
export function describeNonsense({ alone }: ReadLine): string {
  const windows = windowReadings(alone);
  if (windows.every(({ likeness }) => likeness === null))
    return 'How to tell digits from other ink is still being found out for this network: its likeness shows in a moment.';
  const unlike = windows.filter(({ likeness }) => likeness?.isDigit === false);
  const surest = surestUnlike(windows);
  if (surest === null) return `None of the ${windows.length} windows along this line is unlike a digit.`;
  return `${unlike.length} of the ${windows.length} windows hold ink that is unlike any digit. The network must pick one of ten all the same: at pixel ${surest.at} it says ${surest.answer.digit}, ${written(probabilityOf(surest.answer))}, where the likeness is ${written(surest.likeness!.share)}.`;
}

const TIMES = ['', 'once', 'twice'];

/** What the loop's kernel found on the course's 96, as the lesson on filters shows it: `found its 1.00 twice on 96`. */
export function describeLoops(): string {
  const map = convolveGrid(NINETY_SIX, LOOPY);
  const count = placesOf(map, 1).length;
  return `found its ${writeNumber(strongest(map)!.value, 2)} ${TIMES[count] ?? `${count} times`} on 96`;
}

/** What the maps say over each digit of the number: the end of a sentence. */
export function describeDetector({ reading, slid }: ReadLine): string {
  const { image, answers } = slid;
  const found = digitsOf(reading).map(({ digit, box }) => {
    const at = (middleOf(box) - image.left) / image.unit - IMAGE_SIZE / 2;
    const column = columnAt(answers, Math.max(0, at));
    return `over the ${digit} the map of the ${digit} says ${written(answers.probabilities[column * CLASSES + digit]!)}`;
  });
  return `${listed(found)}.`;
}

/** What one go saves, and where it comes out otherwise. */
export function describeOneGo({ slid, alone }: ReadLine): string {
  const { image, answers } = slid;
  if (!answers.inOneGo)
    return `This network has no convolutions to run over the line: it read a window every ${answers.step} pixels.`;
  const difference = apart(answers, alone);
  const same =
    difference < SAME
      ? 'Read by themselves these windows get the same answers.'
      : `Read by themselves these windows get answers that differ by up to ${writeShare(difference, 0)}: a layer that pads sees zeros past the edge of a window alone, and the ink beside it where it slides.`;
  return `Window by window there are ${writeCount(alone.length * IMAGE_PIXELS)} pixels to be read; in one go the convolutions run over the line’s ${writeCount(image.pixels.length)} once, and what comes after them gives ${writeCounted(answers.count, 'answer')}, one every ${answers.step} pixels. ${same}`;
}
