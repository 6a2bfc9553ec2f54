import type { BatchNormLayer } from '../network/kinds/batch-norm';
import type { DraftLayer } from './imported-network';

/** What is done to each value: it is multiplied by `scale`, and then `offset` is added. */
export interface Rescaling {
  readonly scale: number;
  readonly offset: number;
}

/** The mean and the deviation of all pixels of MNIST's training digits, 0 to 1. */
export const MNIST_PIXELS = { mean: 0.1307, deviation: 0.3081 } as const;

const EPSILON = 1e-3;

/**
 * A layer that rescales images, 0 to 1. It is a batch norm with the mean and the deviation that digits have, so that it does
 * so while the network learns on, too.
 */
export function inputRescaling(name: string, { scale, offset }: Rescaling): DraftLayer {
  const { mean, deviation } = MNIST_PIXELS;
  return batchNorm(name, 1, {
    gamma: scale * deviation,
    beta: scale * mean + offset,
    moving_mean: mean,
    moving_variance: deviation ** 2 - EPSILON,
  });
}

/** A layer that rescales what comes in between two others. */
export const rescalingLayer = (name: string, channels: number, { scale, offset }: Rescaling): DraftLayer =>
  batchNorm(name, channels, { gamma: scale, beta: offset, moving_mean: 0, moving_variance: 1 - EPSILON });

function batchNorm(
  name: string,
  channels: number,
  numbers: Readonly<Record<'gamma' | 'beta' | 'moving_mean' | 'moving_variance', number>>,
): DraftLayer {
  const layer: BatchNormLayer = { kind: 'batchNorm', name, momentum: 0.99, epsilon: EPSILON };
  const weights = Object.fromEntries(
    Object.entries(numbers).map(([part, value]) => [
      part,
      { shape: [channels], values: new Float32Array(channels).fill(value) },
    ]),
  );
  return { layer, weights };
}
