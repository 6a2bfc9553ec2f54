import type { Digits } from '../../data/digits';
import { imagesBetween } from '../../data/digits';
import { Network } from '../../network/network';
import type { NetworkData } from '../../network/network-data';

/** The least and the largest value that a layer's output had. */
export interface Range {
  readonly least: number;
  readonly largest: number;
}

/** The range of every layer's output over all digits, in the order of the layers. Needs the backend. */
export function activationRanges(
  { layers, weights }: NetworkData,
  digits: Digits,
  progress: (share: number) => void,
): readonly Range[] {
  const ranges = layers.map(() => ({ least: Infinity, largest: -Infinity }));
  const network = Network.fromWeights(layers, weights);
  try {
    for (let digit = 0; digit < digits.count; digit++) {
      const trace = network.trace(imagesBetween(digits, digit, digit + 1));
      trace.layers.forEach(({ values }, index) => {
        const range = ranges[index]!;
        for (const value of values) {
          if (value < range.least) range.least = value;
          if (value > range.largest) range.largest = value;
        }
      });
      progress((digit + 1) / digits.count);
    }
  } finally {
    network.dispose();
  }
  return ranges;
}
