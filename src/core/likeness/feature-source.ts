import { CLASSES } from '../network/layer';

/** What is looked at in one layer's output of a network. */
export interface FeatureSource {
  /** The layer, counted from 0. */
  readonly index: number;
  /**
   * All its values; the mean of each of its maps; or, of logits, their values with the largest first, and then the logarithm
   * of the sum of their exponentials (the "energy" of Liu et al. 2020).
   */
  readonly take: 'values' | 'means' | 'logits';
  /** How many numbers are made of it. */
  readonly count: number;
}

/** How many numbers a row of features has. */
export const featureCount = (sources: readonly FeatureSource[]): number =>
  sources.reduce((sum, { count }) => sum + count, 0);

/** The features of `images` images, `[images, count]`, given the output of each source's layer for them, `[images, ...shape]`. */
export function featuresFrom(
  sources: readonly FeatureSource[],
  outputs: readonly Float32Array[],
  images: number,
): Float32Array<ArrayBuffer> {
  const length = featureCount(sources);
  const rows = new Float32Array(images * length);
  let at = 0;
  sources.forEach(({ take, count }, which) => {
    const output = outputs[which]!;
    const size = output.length / images;
    for (let image = 0; image < images; image++) {
      const start = image * length + at;
      WRITERS[take](output.subarray(image * size, (image + 1) * size), rows.subarray(start, start + count));
    }
    at += count;
  });
  return rows;
}

type Write = (output: Float32Array, features: Float32Array) => void;

const WRITERS: Readonly<Record<FeatureSource['take'], Write>> = {
  values: (output, features) => features.set(output),
  means: (output, features) => {
    const channels = features.length;
    output.forEach((value, cell) => (features[cell % channels]! += (value * channels) / output.length));
  },
  logits: (output, features) => {
    const logits = output.slice().sort().reverse();
    features.set(logits);
    const highest = logits[0]!;
    features[CLASSES] = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  },
};
