import { augment, AUGMENTATIONS } from '../data/augmentation';
import { type Digits, IMAGE_PIXELS, imageAt } from '../data/digits';
import { Random } from '../data/random';
import { writeStranger } from '../handwriting/strangers';
import { imageOf } from '../handwriting/image-of';
import { writeDigit } from '../handwriting/written-digits';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import { featureCount, featuresFrom, type FeatureSource } from './feature-source';
import { featureSources } from './features';
import { type Gauge, GAUGE_VERSION } from './gauge';
import { likenessOf } from './likeness';
import { fitLogistic } from './logistic-regression';

/** What a gauge is fitted to: so many training digits, so many that Inkling writes, and so much ink that is none. */
const MNIST_DIGITS = 5_000;
const WRITTEN = 1_200;
const STRANGERS = 4_800;

/** So many of the training digits are taken for digits. */
const KEPT = 0.9955;

/** So many images are read at a time. */
const CHUNK = 200;

const SEED = 14;

/**
 * Finds out how a network's own features tell digits from ink that is none. Every other image, of either side, is changed
 * mildly: what the change leaves in a picture must tell nothing.
 * @param mnist MNIST's training digits
 */
export function makeGauge(network: Network, mnist: Digits): Gauge {
  const sources = featureSources(network.layers);
  const length = featureCount(sources);
  const random = Random.fromSeed(SEED);
  const spacing = mnist.count / MNIST_DIGITS;
  const read = (count: number, imageOf: (index: number) => Uint8Array): Float32Array =>
    featuresOf(network, sources, count, (index, images, at) => {
      const ranges = AUGMENTATIONS[index % 2 === 0 ? 'mild' : 'none'].ranges;
      augment(imageOf(index), images, at, ranges, random);
    });
  const ofMnist = read(MNIST_DIGITS, (index) => imageAt(mnist, Math.floor(index * spacing)));
  const ofWritten = read(WRITTEN, (index) => imageOf(writeDigit(index % CLASSES, random)));
  const ofStrangers = read(STRANGERS, () => imageOf(writeStranger(random)));
  const rows = new Float32Array(ofMnist.length + ofWritten.length + ofStrangers.length);
  rows.set(ofMnist);
  rows.set(ofWritten, ofMnist.length);
  rows.set(ofStrangers, ofMnist.length + ofWritten.length);
  const labels = new Uint8Array(MNIST_DIGITS + WRITTEN + STRANGERS).fill(1, 0, MNIST_DIGITS + WRITTEN);
  const { weights, bias } = fitLogistic(rows, labels, length);
  const gauge: Gauge = { version: GAUGE_VERSION, weights: [...weights].map(short), bias: short(bias), threshold: 0 };
  return { ...gauge, threshold: short(thresholdFor(gauge, ofMnist, length)) };
}

/** Enough digits that no score changes visibly, and no more than a card needs. */
const short = (value: number): number => Number(value.toPrecision(6));

function featuresOf(
  network: Network,
  sources: readonly FeatureSource[],
  count: number,
  write: (index: number, images: Float32Array, at: number) => void,
): Float32Array {
  const length = featureCount(sources);
  const layers = sources.map(({ index }) => index);
  const rows = new Float32Array(count * length);
  const images = new Float32Array(CHUNK * IMAGE_PIXELS);
  for (let start = 0; start < count; start += CHUNK) {
    for (let row = 0; row < CHUNK; row++) write(start + row, images, row * IMAGE_PIXELS);
    rows.set(featuresFrom(sources, network.readAt(layers, images, CHUNK), CHUNK), start * length);
  }
  return rows;
}

function thresholdFor(gauge: Gauge, rows: Float32Array, width: number): number {
  const scores = Float64Array.from(
    { length: rows.length / width },
    (_, row) => likenessOf(gauge, rows.subarray(row * width, (row + 1) * width)).score,
  ).sort();
  return scores[Math.floor((1 - KEPT) * scores.length)]!;
}
