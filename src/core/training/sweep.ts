import { type Digits, IMAGE_PIXELS, imageAt } from '../data/digits';
import { Random } from '../data/random';
import type { SuiteName } from '../data/test-suites';
import type { Drawing } from '../ink/drawing';
import { layDigitOnPad } from '../ink/picture';
import { rasterize } from '../ink/rasterize';
import { NO_VARIATION, type Variation } from '../ink/variation';
import { fgsm } from '../network/explain/attacks';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import { judge } from './evaluate';
import { imagesOfTests, readTests } from './read-tests';
import { CHANGE_AMOUNTS, type ChangeKind, type SweepPoint } from './robustness';
import type { TestScore } from './test-scores';

/** So many digits are read at a time. */
const CHUNK = 250;

/** How far a sweep has come. */
export interface SweepStep {
  /** Images read so far, and in the whole sweep: a digit counts once for each amount that it is changed by. */
  readonly read: number;
  readonly images: number;
  /** The point, or the test, that this step ended, if it did. */
  readonly point: SweepPoint | null;
  readonly score: TestScore | null;
}

/**
 * Reads the digits changed in some ways by every amount, and then as the tests of some suites have them, one after the other,
 * with each of the networks.
 * Yields after some hundred images; takes minutes for thousands of digits.
 */
export function* sweep(
  networks: readonly Network[],
  digits: Digits,
  changes: readonly ChangeKind[],
  suites: readonly SuiteName[] = [],
): Generator<SweepStep, void> {
  const amounts = changes.reduce((sum, change) => sum + CHANGE_AMOUNTS[change].length, 0);
  const images = amounts * digits.count + imagesOfTests(digits, suites);
  // Kept for the whole sweep, since how a drawing is fitted is remembered with it.
  const drawings = Array.from({ length: digits.count }, (_, index): Drawing => ({
    marks: [layDigitOnPad(imageAt(digits, index))],
  }));
  let read = 0;
  for (const change of changes) {
    for (const at of CHANGE_AMOUNTS[change]) {
      const probabilities = networks.map(() => new Float32Array(digits.count * CLASSES));
      for (let start = 0; start < digits.count; start += CHUNK) {
        const count = Math.min(CHUNK, digits.count - start);
        const changed = changedImages(drawings, start, count, change, at);
        const labels = digits.labels.subarray(start, start + count);
        networks.forEach((network, index) => {
          const own = change === 'fgsm' ? fgsm(network, changed, labels, new Float32Array(count).fill(at)) : changed;
          probabilities[index]!.set(network.recognize(own, count), start * CLASSES);
        });
        read += count;
        if (start + count < digits.count) yield { read, images, point: null, score: null };
      }
      const accuracies = probabilities.map((rows) => judge(rows, digits.labels).accuracy);
      yield { read, images, point: { change, at, accuracies }, score: null };
    }
  }
  for (const step of readTests(networks, digits, suites))
    yield { read: read + step.read, images, point: null, score: step.score };
}

/** The images of `count` drawings from `start` on, `[count, 28, 28]`. */
function changedImages(
  drawings: readonly Drawing[],
  start: number,
  count: number,
  change: ChangeKind,
  at: number,
): Float32Array {
  const images = new Float32Array(count * IMAGE_PIXELS);
  for (let row = 0; row < count; row++) {
    const image = rasterize(drawings[start + row]!, variationOf(change, at)) ?? new Float32Array(IMAGE_PIXELS);
    images.set(change === 'noise' ? addNoise(image, at, start + row) : image, row * IMAGE_PIXELS);
  }
  return images;
}

/** What a change makes of the ink; noise and attacks come to the image afterwards. */
function variationOf(change: ChangeKind, at: number): Variation {
  switch (change) {
    case 'shift':
      return { ...NO_VARIATION, shiftX: at, shiftY: at };
    case 'noise':
    case 'fgsm':
      return NO_VARIATION;
    default:
      return { ...NO_VARIATION, [change]: at };
  }
}

/** Every digit has noise of its own, the same in each sweep and for each strength. */
const NOISE_SEED = 1;

/** Adds normally distributed noise to a 28x28 image; what would be beyond paper 0 or ink 1 stays there. */
function addNoise(image: Float32Array, deviation: number, digit: number): Float32Array {
  const random = Random.at(NOISE_SEED, digit);
  return image.map((ink) => Math.min(1, Math.max(0, ink + deviation * random.normal())));
}
