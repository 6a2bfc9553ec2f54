import { expect } from 'vitest';
import { IMAGE_PIXELS } from '../../src/core/data/digits';
import { CLASSES } from '../../src/core/network/layer';
import { Network } from '../../src/core/network/network';
import type { NetworkData } from '../../src/core/network/network-data';

/** How well two networks agree on the same digits. */
export interface Agreement {
  /** The largest difference of any probability; NaN where one is not a number. */
  readonly difference: number;
  /** The share of the digits of which both say the same. */
  readonly winners: number;
  /** The share of the digits that each reads right. */
  readonly accuracy: number;
  readonly accuracyOfInkling: number;
}

/** Compares probabilities, `[count, 10]`, with Inkling's own for the same digits. */
export function compare(theirs: Float32Array, inklings: Float32Array, labels: Uint8Array): Agreement {
  if (theirs.length !== inklings.length)
    throw new Error(`There are ${theirs.length} probabilities, not ${inklings.length}.`);
  let difference = 0;
  // Not Math.max alone, which would be told of NaN only by luck of the order.
  for (let place = 0; place < theirs.length; place++) {
    const here = Math.abs(theirs[place]! - inklings[place]!);
    if (Number.isNaN(here)) return { difference: NaN, winners: 0, accuracy: 0, accuracyOfInkling: 0 };
    difference = Math.max(difference, here);
  }
  const [ours, other] = [winnersOf(inklings), winnersOf(theirs)];
  const share = (isSo: (digit: number) => boolean): number =>
    ours.filter((_, digit) => isSo(digit)).length / ours.length;
  return {
    difference,
    winners: share((digit) => ours[digit] === other[digit]),
    accuracy: share((digit) => other[digit] === labels[digit]),
    accuracyOfInkling: share((digit) => ours[digit] === labels[digit]),
  };
}

/** What is asked of an agreement, in words and as a check. */
export interface Closeness {
  readonly words: string;
  holds(agreement: Agreement): boolean;
}

/** The same probabilities, but for the rounding of 32-bit floats. */
export const SAME_ANSWERS: Closeness = {
  words: 'within 1e-4',
  holds: ({ difference }) => difference <= 1e-4,
};

/** What 8 bits can be asked. */
export const SAME_READING: Closeness = {
  words: 'same winner on 99.5 %, accuracy within 0.3 points',
  holds: ({ winners, accuracy, accuracyOfInkling }) =>
    winners >= 0.995 && Math.abs(accuracy - accuracyOfInkling) <= 0.003 + 1e-9,
};

/** Holds that an agreement is close enough, and notes it among the rows of the table. */
export function judge(
  about: { readonly format: string; readonly network: string; readonly runtime: string },
  agreement: Agreement,
  close: Closeness,
  rows: object[],
): void {
  const holds = close.holds(agreement);
  const { difference, winners, accuracy } = agreement;
  rows.push({ ...about, difference, winners, accuracy, verdict: holds ? close.words : `NOT ${close.words}` });
  expect(holds, `${JSON.stringify(agreement)} is not ${close.words}`).toBe(true);
}

/** What Inkling reads of images, `[count, 28, 28]`, with a network: probabilities, `[count, 10]`. */
export function inklingReads({ layers, weights }: NetworkData, images: Float32Array): Float32Array {
  const network = Network.fromWeights(layers, weights);
  const probabilities = network.recognize(images, images.length / IMAGE_PIXELS);
  network.dispose();
  return probabilities;
}

function winnersOf(probabilities: Float32Array): readonly number[] {
  return Array.from({ length: probabilities.length / CLASSES }, (_, digit) => {
    const row = probabilities.subarray(digit * CLASSES, (digit + 1) * CLASSES);
    return row.indexOf(Math.max(...row));
  });
}
