import { type Digits, digitsBetween, IMAGE_PIXELS, imageAt } from '../data/digits';
import type { Random } from '../data/random';
import { imageOf } from '../handwriting/image-of';
import { writeStranger } from '../handwriting/strangers';
import { writeDigit } from '../handwriting/written-digits';
import { CLASSES } from '../network/layer';
import { STRANGER } from './batch-gradient';
import { type Recipe, VALIDATION_DIGITS } from './recipe';

/** Every so many-th of the user's own digits is not learned from, so that there are some to measure with. */
const HELD_OUT = 5;

/** With MNIST beside them, the user's own digits are seen several times in an epoch, to be this share of it or so. */
const OWN_SHARE = 0.25;
const MOST_REPEATS = 50;

/** The digits of a run. An epoch has `count` of them, some perhaps more than once. */
export interface TrainingDigits {
  readonly count: number;
  /**
   * Number `index` of an epoch, from 0, as it lies in one of the sets, or as it is written at this moment. The label of a
   * stranger is {@link STRANGER}. The image is good until the next call.
   */
  at(index: number, random: Random): { readonly image: Uint8Array; readonly label: number };
  /** Read at the end of each epoch; null where the run learns from all. */
  readonly validation: Digits | null;
  /** The user's own digits that the run does not learn from; null where it has nothing to do with them. */
  readonly ownHeldOut: Digits | null;
}

/**
 * Chooses the digits of a run.
 * @param mnist MNIST's training digits
 * @param own all of the user's own
 */
export function chooseDigits(
  { mnist: wanted, own: wantsOwn, written = 0, strangers = 0 }: Recipe['data'],
  mnist: Digits,
  own: Digits,
): TrainingDigits {
  const fromMnist = Math.min(wanted, mnist.count);
  const ownIndices = Array.from({ length: wantsOwn ? own.count : 0 }, (_, index) => index);
  const [learned, heldOut] = [false, true].map((isHeldOut) =>
    pick(
      own,
      ownIndices.filter((index) => (index % HELD_OUT === HELD_OUT - 1) === isHeldOut),
    ),
  ) as [Digits, Digits];
  const repeats = repeatsOf(learned.count, fromMnist);
  const fromSets = fromMnist + learned.count * repeats;
  return {
    count: fromSets + written + strangers,
    at: (index, random) => {
      if (index < fromMnist) return digitAt(mnist, index);
      if (index < fromSets) return digitAt(learned, (index - fromMnist) % learned.count);
      if (index >= fromSets + written) return { image: imageOf(writeStranger(random)), label: STRANGER };
      const label = index % CLASSES;
      return { image: imageOf(writeDigit(label, random)), label };
    },
    validation: validationDigits(mnist, fromMnist),
    ownHeldOut: heldOut.count > 0 ? heldOut : null,
  };
}

function repeatsOf(own: number, mnist: number): number {
  if (own === 0 || mnist === 0) return 1;
  const wanted = (OWN_SHARE / (1 - OWN_SHARE)) * (mnist / own);
  return Math.min(MOST_REPEATS, Math.max(1, Math.round(wanted)));
}

function digitAt(digits: Digits, index: number): { image: Uint8Array; label: number } {
  return { image: imageAt(digits, index), label: digits.labels[index]! };
}

function pick(digits: Digits, indices: readonly number[]): Digits {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  indices.forEach((index, row) => images.set(imageAt(digits, index), row * IMAGE_PIXELS));
  return { count: indices.length, images, labels: Uint8Array.from(indices, (index) => digits.labels[index]!) };
}

/** The last of MNIST's training digits, if the run does not learn from them. */
function validationDigits(mnist: Digits, learnedFrom: number): Digits | null {
  const start = mnist.count - VALIDATION_DIGITS;
  return start < learnedFrom ? null : digitsBetween(mnist, start, mnist.count);
}
