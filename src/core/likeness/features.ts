import { CLASSES, type Layer } from '../network/layer';
import { type PlannedLayer, planLayers, sizeOf } from '../network/layer-kinds';
import type { FeatureSource } from './feature-source';

/** A wider layer is left out: its gauge would have more numbers than a small network has weights. */
const MOST_VALUES = 512;

/** No network has more features. */
export const MOST_FEATURES = 2 * MOST_VALUES + CLASSES + 1;

/**
 * What there is to look at in a network of these layers, to tell whether an image is like what the network learned from: the
 * values that the logits are made of, the means of the last feature maps, and the logits.
 */
export function featureSources(layers: readonly Layer[]): readonly FeatureSource[] {
  const planned = planLayers(layers);
  const logits = planned.length - 2;
  const before = planned.findLastIndex(({ layer }, index) => index < logits && layer.kind !== 'dropout');
  const maps = planned.findLastIndex(({ output }, index) => index < logits && output.length === 3);
  return [
    ...(isRow(planned[before])
      ? [{ index: before, take: 'values' as const, count: sizeOf(planned[before].output) }]
      : []),
    ...(hasMaps(planned[maps]) ? [{ index: maps, take: 'means' as const, count: planned[maps].output.at(-1)! }] : []),
    { index: logits, take: 'logits', count: CLASSES + 1 },
  ];
}

const isRow = (planned: PlannedLayer | undefined): planned is PlannedLayer =>
  planned?.output.length === 1 && sizeOf(planned.output) <= MOST_VALUES;

const hasMaps = (planned: PlannedLayer | undefined): planned is PlannedLayer =>
  planned?.output.length === 3 && planned.output[2] <= MOST_VALUES;
