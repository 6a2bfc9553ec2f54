import { affineOf } from '../network/affine';
import type { BatchNormLayer } from '../network/kinds/batch-norm';
import { planLayers } from '../network/layer-kinds';
import type { NetworkData } from '../network/network-data';
import { inputRescaling, type Rescaling } from './affine-layer';
import { folded } from './folded-rescaling';
import { type DraftLayer, type ImportedNetwork, networkOf, type WeightArray } from './imported-network';
import { INPUT_SCALES, type InputScaleId } from './input-scales';

/** What the layer is called that brings images to another scale. */
const LAYER = 'input_scale';

/**
 * A network that takes pixels in a scale, as one that takes them in the one here: it gets a layer for that, or what it
 * begins with does it, too. One of the scale here stays as it is.
 */
export function withInputScale(network: ImportedNetwork, id: InputScaleId): NetworkData {
  const { layers, weights, framed = false } = network;
  if (id === 'unit') return { layers, weights };
  const rescaling = INPUT_SCALES[id];
  const [first, ...others] = draftsOf(network);
  if (first?.layer.kind === 'batchNorm') {
    const layer = { ...first.layer, epsilon: first.layer.epsilon / rescaling.scale ** 2 };
    const begins = rescaledNorm(first.weights, rescaling);
    return networkOf(isIdentity(layer, begins) ? others : [{ layer, weights: begins }, ...others]);
  }
  const whole = framed && first ? folded(first.layer, first.weights, rescaling, true) : null;
  if (whole !== null) return networkOf([whole, ...others]);
  const taken = new Set(layers.map(({ name }) => name.toLowerCase()));
  return networkOf([inputRescaling(taken.has(LAYER) ? `${LAYER}_here` : LAYER, rescaling), first!, ...others]);
}

function draftsOf({ layers, weights }: NetworkData): readonly DraftLayer[] {
  let next = 0;
  return planLayers(layers).map(({ layer, weights: plans }) => ({
    layer,
    weights: Object.fromEntries(plans.map(({ part }) => [part, weights[next++]!])),
  }));
}

/**
 * The weights of a batch norm that gives for an image what it gave for the rescaled one, of which it has the mean and the
 * deviation; its epsilon is to be divided by the scale's square.
 */
function rescaledNorm(
  { gamma, beta, moving_mean: center, moving_variance: variance }: DraftLayer['weights'],
  { scale, offset }: Rescaling,
): DraftLayer['weights'] {
  const changed = ({ shape, values }: WeightArray, change: (value: number) => number): WeightArray => ({
    shape,
    values: values.map(change),
  });
  return {
    gamma: changed(gamma!, (value) => Math.sign(scale) * value),
    beta: beta!,
    moving_mean: changed(center!, (value) => (value - offset) / scale),
    moving_variance: changed(variance!, (value) => value / scale ** 2),
  };
}

/** Whether a batch norm gives what it gets, but for what 32 bits round off. */
function isIdentity(layer: BatchNormLayer, weights: DraftLayer['weights']): boolean {
  const { scale, shift } = affineOf(
    layer,
    (['gamma', 'beta', 'moving_mean', 'moving_variance'] as const).map((part) => ({ name: part, ...weights[part]! })),
  );
  return scale.every((value) => Math.abs(value - 1) < 1e-5) && shift.every((value) => Math.abs(value) < 1e-5);
}
