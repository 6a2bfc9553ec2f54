import { IMAGE_PIXELS } from '../data/digits';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import type { Trace } from '../network/trace';
import { featureCount, featuresFrom } from './feature-source';
import { featureSources } from './features';
import type { Gauge } from './gauge';
import { type Likeness, likenessOf } from './likeness';

/** What a network reads of images, and how much each is like the digits that it learned from. */
export interface LikenessReadings {
  /** `[count, 10]` */
  readonly probabilities: Float32Array;
  readonly likenesses: readonly Likeness[];
}

/** So many images are read at a time. */
const CHUNK = 200;

/** Reads `count` images, `[count, 28, 28]`, and gauges them in the same pass. */
export function readLikeness(network: Network, gauge: Gauge, images: Float32Array, count: number): LikenessReadings {
  const sources = featureSources(network.layers);
  const length = featureCount(sources);
  const layers = [...sources.map(({ index }) => index), network.layers.length - 1];
  const probabilities = new Float32Array(count * CLASSES);
  const likenesses: Likeness[] = [];
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const some = images.subarray(start * IMAGE_PIXELS, (start + size) * IMAGE_PIXELS);
    const outputs = network.readAt(layers, some, size);
    probabilities.set(outputs.at(-1)!, start * CLASSES);
    const rows = featuresFrom(sources, outputs.slice(0, -1), size);
    for (let row = 0; row < size; row++)
      likenesses.push(likenessOf(gauge, rows.subarray(row * length, (row + 1) * length)));
  }
  return { probabilities, likenesses };
}

/** The features of an image that was traced, see `featureSources`. */
export function featuresOfTrace({ layers }: Trace): Float32Array<ArrayBuffer> {
  const sources = featureSources(layers.map(({ layer }) => layer));
  return featuresFrom(
    sources,
    sources.map(({ index }) => layers[index]!.values),
    1,
  );
}

/** How much an image that was traced is like the digits that the network learned from. */
export const likenessOfTrace = (gauge: Gauge, trace: Trace): Likeness => likenessOf(gauge, featuresOfTrace(trace));
