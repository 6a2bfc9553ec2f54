import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { coverInTurn, occlusionOf } from '../../../../../src/core/network/explain/occlusion';
import { Network } from '../../../../../src/core/network/network';
import { startInstalledBackend } from '../../../backend';
import { openShipped, testDigit } from './shipped-models';

beforeAll(startInstalledBackend);

/** A digit's log-odds, from the logits and so without a quotient that rounds to 1. */
function logOdds(network: Network, image: Float32Array, digit: number): number {
  const logits = network.trace(image).layers.at(-2)!.values;
  const others = logits.filter((_, other) => other !== digit);
  const largest = Math.max(...others);
  return logits[digit]! - largest - Math.log(others.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
}

function covered(image: Float32Array, top: number, left: number, side: number): Float32Array {
  return image.map((ink, pixel) => {
    const [row, column] = [Math.floor(pixel / 28), pixel % 28];
    return row >= top && row < top + side && column >= left && column < left + side ? 0 : ink;
  });
}

describe('occlusion', () => {
  it('is the mean fall of the log-odds over the squares that cover a pixel', async () => {
    const { layers, weights } = openShipped('plain');
    const network = Network.fromWeights(layers, weights);
    const image = await testDigit(0);
    const [side, stride] = [5, 2];
    const readings = coverInTurn(network, image, side, stride);
    for (const digit of [7, 4]) {
      const { values } = occlusionOf(readings, digit);
      const before = logOdds(network, image, digit);
      for (const [row, column] of [
        [8, 10],
        [20, 14],
        [12, 19],
        [0, 0],
        [27, 27],
      ] as const) {
        // Squares start at -3, -1, 1, ..., 27.
        const starts = Array.from({ length: 16 }, (_, step) => -3 + 2 * step);
        const over = (at: number) => starts.filter((start) => start <= at && at < start + side);
        const falls = over(row).flatMap((top) =>
          over(column).map((left) => before - logOdds(network, covered(image, top, left, side), digit)),
        );
        const mean = falls.reduce((sum, fall) => sum + fall, 0) / falls.length;
        expect(values[row * 28 + column]).toBeCloseTo(mean, 2);
      }
    }
    network.dispose();
  });

  it('names the squares that take most from a digit and give it most', async () => {
    const { layers, weights } = openShipped('plain');
    const network = Network.fromWeights(layers, weights);
    const image = await testDigit(0);
    const { lowest, highest, probability, side } = occlusionOf(coverInTurn(network, image, 7, 3), 7);
    const read = (at: { top: number; left: number }) => network.recognize(covered(image, at.top, at.left, side), 1)[7]!;
    expect(probability).toBeCloseTo(network.recognize(image, 1)[7]!, 5);
    expect(lowest!.probability).toBeCloseTo(read(lowest!), 5);
    expect(highest!.probability).toBeCloseTo(read(highest!), 5);
    expect(lowest!.probability).toBeLessThan(highest!.probability);
    network.dispose();
  });

  it('covers only ink, and finds nothing on blank paper', () => {
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const image = new Float32Array(784);
    const blank = occlusionOf(coverInTurn(network, image, 5, 2), 3);
    expect(blank).toMatchObject({ lowest: null, highest: null });
    expect(Math.max(...blank.values.map(Math.abs))).toBe(0);
    image[0] = 1;
    const readings = coverInTurn(network, image, 5, 2);
    // The squares that start at -3 and -1, both ways.
    expect(readings.squares.filter(({ probabilities }) => probabilities !== null)).toHaveLength(4);
    network.dispose();
  });
});
