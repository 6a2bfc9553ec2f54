import { type Digits, IMAGE_PIXELS, imagesBetween } from '../data/digits';
import type { Network } from '../network/network';
import { featureCount, featuresFrom } from './feature-source';
import { featureSources } from './features';

/** What a network makes of the training digits: a row of features each, its columns brought to variance 1. */
export interface TrainingFeatures {
  /** The digits' places in their set, and what they are. */
  readonly places: Uint32Array;
  readonly labels: Uint8Array;
  /** `[places.length, length]` */
  readonly rows: Float32Array;
  /** What each column was divided by; 1 where it is always the same. */
  readonly deviations: Float32Array;
}

/** So many of the training digits are looked at: enough to have one like any that is drawn, and read in seconds. */
const MOST_DIGITS = 10_000;

/** So many are read at a time. */
const CHUNK = 250;

/** Reads training digits, evenly from all of them. */
export function trainingFeatures(network: Network, digits: Digits): TrainingFeatures {
  const sources = featureSources(network.layers);
  const layers = sources.map(({ index }) => index);
  const length = featureCount(sources);
  const count = Math.min(MOST_DIGITS, digits.count);
  const places = Uint32Array.from({ length: count }, (_, index) => Math.floor((index * digits.count) / count));
  const rows = new Float32Array(count * length);
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const images = new Float32Array(size * IMAGE_PIXELS);
    places
      .subarray(start, start + size)
      .forEach((place, row) => images.set(imagesBetween(digits, place, place + 1), row * IMAGE_PIXELS));
    rows.set(featuresFrom(sources, network.readAt(layers, images, size), size), start * length);
  }
  const deviations = deviationsOf(rows, count, length);
  for (let at = 0; at < rows.length; at++) rows[at]! /= deviations[at % length]!;
  return { places, labels: Uint8Array.from(places, (place) => digits.labels[place]!), rows, deviations };
}

function deviationsOf(rows: Float32Array, count: number, length: number): Float32Array {
  const [sums, squares] = [new Float64Array(length), new Float64Array(length)];
  rows.forEach((value, at) => {
    sums[at % length]! += value / count;
    squares[at % length]! += (value * value) / count;
  });
  return Float32Array.from(squares, (square, at) => {
    const variance = square - sums[at]! ** 2;
    return variance > 1e-9 ? Math.sqrt(variance) : 1;
  });
}

/** A training digit that a network's features put near to an image. */
export interface NearDigit {
  /** Its place among the training digits. */
  readonly place: number;
  readonly label: number;
  /** How far its features lie from the image's (Euclidean, each feature's variance 1). */
  readonly distance: number;
}

/** The training digits whose features are nearest to an image's, the nearest first; `features` has one row's length. */
export function nearestDigits(
  { places, labels, rows, deviations }: TrainingFeatures,
  features: Float32Array,
  most: number,
): readonly NearDigit[] {
  const { length } = deviations;
  const wanted = features.map((feature, at) => feature / deviations[at]!);
  const squares = Float64Array.from(places, (_, index) => {
    let sum = 0;
    for (let at = 0, cell = index * length; at < length; at++, cell++) sum += (rows[cell]! - wanted[at]!) ** 2;
    return sum;
  });
  return Array.from(squares.keys())
    .sort((one, other) => squares[one]! - squares[other]!)
    .slice(0, most)
    .map((index) => ({ place: places[index]!, label: labels[index]!, distance: Math.sqrt(squares[index]!) }));
}
