import { type Digits, IMAGE_PIXELS, imagesBetween } from '../data/digits';
import { Random } from '../data/random';
import type { DigitTest } from '../data/test-suite';
import { type SuiteName, TEST_SUITES } from '../data/test-suites';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import { judge } from './evaluate';
import type { TestScore } from './test-scores';

/** So many digits are read at a time. */
const CHUNK = 250;

/** How far the reading of tests has come: how many images, and the test that this step ended, if it did. */
export interface TestStep {
  readonly read: number;
  readonly score: TestScore | null;
}

/** How many images suites take: a digit counts once for each test that it is in, and once as it is. */
export function imagesOfTests({ count, labels }: Digits, suites: readonly SuiteName[]): number {
  if (suites.length === 0) return 0;
  return testsIn(suites).reduce((sum, { test }) => sum + placesOf(test, labels).length, count);
}

/** Reads the digits as they are and then as each test of the suites has them, with each of the networks. */
export function* readTests(
  networks: readonly Network[],
  digits: Digits,
  suites: readonly SuiteName[],
): Generator<TestStep, void> {
  if (suites.length === 0) return;
  let read = 0;
  const everywhere = Array.from(digits.labels.keys());
  const unchanged = yield* reading(everywhere, (place) => imageOf(digits, place));
  for (const { suite, name, test } of testsIn(suites)) {
    const places = placesOf(test, digits.labels);
    if (places.length === 0) continue;
    const spoiled = yield* reading(places, (place) => testedImage(imageOf(digits, place), place, test));
    const labels = Uint8Array.from(places, (place) => digits.labels[place]!);
    const accuracyOf = (rows: Float32Array): number => judge(rows, labels).accuracy;
    yield {
      read,
      score: {
        suite,
        test: name,
        read: places.length,
        accuracies: spoiled.map(accuracyOf),
        unchanged: unchanged.map((rows) => accuracyOf(rowsAt(rows, places))),
      },
    };
  }

  /** The probabilities that each network gives the images at some places, `[places.length, 10]`. */
  function* reading(places: readonly number[], imageAt: (place: number) => Float32Array) {
    const probabilities = networks.map(() => new Float32Array(places.length * CLASSES));
    for (let start = 0; start < places.length; start += CHUNK) {
      const some = places.slice(start, start + CHUNK);
      const images = new Float32Array(some.length * IMAGE_PIXELS);
      some.forEach((place, row) => images.set(imageAt(place), row * IMAGE_PIXELS));
      networks.forEach((network, index) =>
        probabilities[index]!.set(network.recognize(images, some.length), start * CLASSES),
      );
      read += some.length;
      yield { read, score: null };
    }
    return probabilities;
  }
}

/** Every digit has random numbers of its own, the same in each measurement. */
const SEED = 1;

/** A digit as a test has it, given its image, `[28, 28]`, and its place in its set. */
export const testedImage = (image: Float32Array, place: number, { corrupt }: DigitTest): Float32Array =>
  corrupt(image, Random.at(SEED, place));

const imageOf = (digits: Digits, place: number): Float32Array => imagesBetween(digits, place, place + 1);

const testsIn = (suites: readonly SuiteName[]) =>
  suites.flatMap((suite) => Object.entries(TEST_SUITES[suite].tests).map(([name, test]) => ({ suite, name, test })));

/** Where the digits lie in their set that can be so. */
const placesOf = ({ digit }: DigitTest, labels: Uint8Array): readonly number[] =>
  Array.from(labels.keys()).filter((place) => digit === undefined || labels[place] === digit);

function rowsAt(probabilities: Float32Array, places: readonly number[]): Float32Array {
  const rows = new Float32Array(places.length * CLASSES);
  places.forEach((place, row) =>
    rows.set(probabilities.subarray(place * CLASSES, (place + 1) * CLASSES), row * CLASSES),
  );
  return rows;
}
