import { CLASSES, type Layer } from '../network/layer';
import { type PlannedLayer, planLayers, sizeOf } from '../network/layer-kinds';

/** What is looked at in one layer's output of a network. */
interface FeatureSource {
  /** The layer, counted from 0. */
  readonly index: number;
  /** How many numbers are made of it. */
  readonly count: number;
  /** Writes these for one image, whose output of the layer this is. */
  readonly write: (output: Float32Array, features: Float32Array, at: number) => void;
}

/** A wider layer is left out: its gauge would have more numbers than a small network has weights. */
const MOST_VALUES = 512;

/** No row is longer. */
export const MOST_FEATURES = 2 * MOST_VALUES + CLASSES + 1;

/**
 * What a network itself makes of an image, as one row of numbers, from which can be told whether it is like what the network
 * learned from: the values that the logits are made of, the means of the last feature maps, and the logits, largest first,
 * with the logarithm of the sum of their exponentials (the "energy" of Liu et al. 2020).
 */
export class FeatureRow {
  private constructor(private readonly sources: readonly FeatureSource[]) {}

  /** What there is to look at in a network of these layers. */
  static of(layers: readonly Layer[]): FeatureRow {
    const planned = planLayers(layers);
    const logits = planned.length - 2;
    const maps = planned.findLastIndex(({ output }, index) => output.length === 3 && index < logits);
    const before = planned.findLastIndex(({ layer }, index) => index < logits && layer.kind !== 'dropout');
    const sources: FeatureSource[] = [];
    if (planned[before]?.output.length === 1 && sizeOf(planned[before].output) <= MOST_VALUES)
      sources.push(values(before, sizeOf(planned[before].output)));
    if (maps >= 0 && channelsOf(planned[maps]!) <= MOST_VALUES) sources.push(means(maps, channelsOf(planned[maps]!)));
    sources.push(sortedLogits(logits));
    return new FeatureRow(sources);
  }

  /** The layers whose output is needed, from 0. */
  get layers(): readonly number[] {
    return this.sources.map(({ index }) => index);
  }

  /** How many numbers the row has. */
  get length(): number {
    return this.sources.reduce((sum, { count }) => sum + count, 0);
  }

  /** The rows of `count` images, `[count, length]`, given the outputs of {@link layers} for them, each `[count, ...shape]`. */
  from(outputs: readonly Float32Array[], count: number): Float32Array<ArrayBuffer> {
    const rows = new Float32Array(count * this.length);
    let at = 0;
    this.sources.forEach((source, which) => {
      const output = outputs[which]!;
      const size = output.length / count;
      for (let image = 0; image < count; image++)
        source.write(output.subarray(image * size, (image + 1) * size), rows, image * this.length + at);
      at += source.count;
    });
    return rows;
  }
}

function values(index: number, count: number): FeatureSource {
  return { index, count, write: (output, features, at) => features.set(output, at) };
}

const channelsOf = ({ output }: PlannedLayer): number => output.at(-1)!;

function means(index: number, count: number): FeatureSource {
  return {
    index,
    count,
    write: (output, features, at) => {
      for (let cell = 0; cell < output.length; cell++) features[at + (cell % count)]! += output[cell]!;
      for (let channel = 0; channel < count; channel++) features[at + channel]! /= output.length / count;
    },
  };
}

function sortedLogits(index: number): FeatureSource {
  return {
    index,
    count: CLASSES + 1,
    write: (output, features, at) => {
      const logits = output.slice().sort().reverse();
      features.set(logits, at);
      const [highest] = logits;
      features[at + CLASSES] = highest! + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest!), 0));
    },
  };
}
