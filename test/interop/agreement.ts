import { CLASSES } from '../../src/core/network/layer';

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

function winnersOf(probabilities: Float32Array): readonly number[] {
  return Array.from({ length: probabilities.length / CLASSES }, (_, digit) => {
    const row = probabilities.subarray(digit * CLASSES, (digit + 1) * CLASSES);
    return row.indexOf(Math.max(...row));
  });
}
