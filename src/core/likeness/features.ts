import { CLASSES, type Layer } from '../network/layer';
import { kindOf, type PlannedLayer, planLayers, sizeOf } from '../network/layer-kinds';
import type { FeatureSource } from './feature-source';

/** A wider layer is left out, and more maps are not looked at: the gauge would have more numbers than a small network has weights. */
const MOST_VALUES = 512;

/** No network has more features. */
export const MOST_FEATURES = 2 * MOST_VALUES + CLASSES + 1;

/**
 * What there is to look at in a network of these layers, to tell whether an image is like what the network learned from: the
 * values that the logits are made of, the mean of each feature map that a later layer with a kernel is given, and the logits.
 */
export function featureSources(layers: readonly Layer[]): readonly FeatureSource[] {
  const planned = planLayers(layers);
  const logits = planned.length - 2;
  const before = planned.findLastIndex(({ layer }, index) => index < logits && layer.kind !== 'dropout');
  return [
    ...(isRow(planned[before])
      ? [{ index: before, take: 'values' as const, count: sizeOf(planned[before].output) }]
      : []),
    ...mapSources(planned.slice(0, logits)),
    { index: logits, take: 'logits', count: CLASSES + 1 },
  ];
}

/** From the last maps back, as long as they aren't too many. */
function mapSources(planned: readonly PlannedLayer[]): readonly FeatureSource[] {
  const last = planned.findLastIndex(({ output }) => output.length === 3);
  const sources: FeatureSource[] = [];
  let total = 0;
  for (let index = last; index >= 0; index--) {
    const count = planned[index]!.output.at(-1)!;
    if (index < last && !isGivenToKernel(planned, index)) continue;
    if ((total += count) > MOST_VALUES) break;
    sources.unshift({ index, take: 'means', count });
  }
  return sources;
}

const isGivenToKernel = (planned: readonly PlannedLayer[], index: number): boolean =>
  kindOf(planned[index + 1]!.layer).fedBy === 'kernel';

const isRow = (planned: PlannedLayer | undefined): planned is PlannedLayer =>
  planned?.output.length === 1 && sizeOf(planned.output) <= MOST_VALUES;
