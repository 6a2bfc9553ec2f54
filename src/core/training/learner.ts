import type { Random } from '../data/random';
import { CLASSES, type Layer } from '../network/layer';
import { Network } from '../network/network';
import type { Weight } from '../network/weights';
import { Adam } from './adam';

/** What one step saw: the mean cross-entropy in nats, and how many of the batch were read rightly. */
export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

/** A network at school: each {@link step} moves its weights a little towards reading a batch rightly. */
export class Learner {
  readonly network: Network;
  private readonly optimizer: Adam;
  private readonly momenta: ReadonlyMap<string, number>;

  /** @throws UserError where the layers don't fit together or can't be trained. */
  constructor(
    layers: readonly Layer[],
    seed: number,
    private readonly random: Random,
  ) {
    this.network = Network.create(layers, seed);
    this.optimizer = new Adam();
    this.momenta = new Map(
      layers.flatMap((layer) => (layer.kind === 'batchNorm' ? [[layer.name, layer.momentum] as const] : [])),
    );
  }

  /**
   * Learns from one batch.
   * @param images `[labels.length, 28, 28]`, ink 1 on paper 0
   * @param labels 0..9
   */
  step(images: Float32Array, labels: Uint8Array, learningRate: number): StepResult {
    const observed = new Map<string, Float32Array>();
    const { loss, correct, gradients } = gradientsOf(
      this.network,
      images,
      labels,
      this.random,
      (layer, mean, variance) => {
        observed.set(`${layer}/moving_mean`, mean);
        observed.set(`${layer}/moving_variance`, variance);
      },
    );
    this.optimizer.begin(learningRate);
    let next = 0;
    this.network.assign(
      this.network.weights().map((weight): Weight => {
        const seen = observed.get(weight.name);
        const values = seen
          ? follow(weight.values, seen, this.momenta.get(weight.name.split('/')[0]!)!)
          : this.optimizer.move(next, weight.values, gradients[next++]!);
        return { ...weight, values };
      }),
    );
    return { loss, correct };
  }

  dispose(): void {
    this.network.dispose();
  }
}

/** A moving average: keeps `momentum` of the old, takes the rest of the new. */
function follow(average: Float32Array, seen: Float32Array, momentum: number): Float32Array {
  return average.map((value, place) => value * momentum + seen[place]! * (1 - momentum));
}

/**
 * The gradient of a batch's mean cross-entropy for each trained weight, in the order of the network's weights.
 * @param images `[labels.length, 28, 28]`
 * @param observe hears the mean and variance of each channel at each batch norm
 */
export function gradientsOf(
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
  random: Random,
  observe: (layer: string, mean: Float32Array, variance: Float32Array) => void,
): StepResult & { readonly gradients: readonly Float32Array[] } {
  let result: CrossEntropy | undefined;
  const gradients = network.learn(images, (logits) => (result = crossEntropy(logits, labels)).slope, {
    random,
    observe,
  });
  return { loss: result!.loss, correct: result!.correct, gradients };
}

interface CrossEntropy extends StepResult {
  readonly slope: Float32Array;
}

/** The mean cross-entropy of softmax, and its gradient: probabilities less the one-hot labels, over the batch. */
function crossEntropy(logits: Float32Array, labels: Uint8Array): CrossEntropy {
  const slope = new Float32Array(logits.length);
  let loss = 0;
  let correct = 0;
  labels.forEach((label, row) => {
    const own = logits.subarray(row * CLASSES, (row + 1) * CLASSES);
    const highest = Math.max(...own);
    if (own.indexOf(highest) === label) correct++;
    const sum = own.reduce((total, logit) => total + Math.exp(logit - highest), 0);
    loss += (Math.log(sum) + highest - own[label]!) / labels.length;
    own.forEach((logit, digit) => {
      const error = Math.exp(logit - highest) / sum - (digit === label ? 1 : 0);
      slope[row * CLASSES + digit] = error / labels.length;
    });
  });
  return { loss, correct, slope };
}
