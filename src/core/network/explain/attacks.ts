import { IMAGE_PIXELS } from '../../data/digits';
import type { Random } from '../../data/random';
import { CLASSES } from '../layer';
import type { Network } from '../network';

/**
 * Changes the ink of images by at most so much a pixel that a network is to misread them, knowing all of its weights.
 * @param images `[labels.length, 28, 28]`, ink 1 on paper 0; what is returned is so too
 * @param labels what each of them is
 * @param epsilons by how much the ink of each may change
 */
type Attack = (
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
  epsilons: ArrayLike<number>,
  random: Random,
) => Float32Array;

/** A way of attacking, as a row of the table {@link ATTACKS}. */
interface NamedAttack {
  readonly title: string;
  readonly name: string;
  readonly attack: Attack;
}

/** The attacks on offer, the weaker one first. */
export const ATTACKS = {
  fgsm: { title: 'FGSM', name: 'Fast gradient sign method (Goodfellow, Shlens and Szegedy 2015)', attack: fgsm },
  pgd: { title: 'PGD', name: 'Projected gradient descent (Madry et al. 2018)', attack: pgd },
} as const satisfies Record<string, NamedAttack>;

export type AttackName = keyof typeof ATTACKS;

/** The fast gradient sign method: all that is allowed at once, on each pixel the way that raises the loss. */
export function fgsm(
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
  epsilons: ArrayLike<number>,
): Float32Array {
  return stepped(images, lossGradient(network, images, labels).gradient, epsilons);
}

/** So many steps are gone, which together would lead two and a half times as far as is allowed. */
const STEPS = 20;
const REACH = 2.5;

/**
 * Projected gradient descent: from a random place as near as is allowed, many small steps that way, each brought back to where
 * it is allowed. Of all places that it comes by, each image is left where the loss is largest.
 */
export function pgd(
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
  epsilons: ArrayLike<number>,
  random: Random,
): Float32Array {
  const stride = Array.from(epsilons, (epsilon) => (REACH * epsilon) / STEPS);
  const worst = images.slice();
  const worstLosses = new Float64Array(labels.length).fill(-Infinity);
  let place = images.map((ink, at) => within(ink + epsilonAt(epsilons, at) * random.uniform(-1, 1), 0, 1));
  for (let step = 0; step <= STEPS; step++) {
    const { gradient, losses } = lossGradient(network, place, labels);
    losses.forEach((loss, row) => {
      if (loss <= worstLosses[row]!) return;
      worstLosses[row] = loss;
      worst.set(place.subarray(row * IMAGE_PIXELS, (row + 1) * IMAGE_PIXELS), row * IMAGE_PIXELS);
    });
    place = stepped(place, gradient, stride).map((ink, at) => {
      const epsilon = epsilonAt(epsilons, at);
      return within(ink, images[at]! - epsilon, images[at]! + epsilon);
    });
  }
  return worst;
}

/** Each image's cross-entropy in nats, and its gradient for the ink of that image, `[labels.length, 28, 28]`. */
export function lossGradient(
  network: Network,
  images: Float32Array,
  labels: Uint8Array,
): { readonly gradient: Float32Array; readonly losses: Float64Array } {
  const losses = new Float64Array(labels.length);
  const gradient = network.inkGradient(images, (logits) => {
    const slope = new Float32Array(logits.length);
    labels.forEach((label, row) => {
      const own = logits.subarray(row * CLASSES, (row + 1) * CLASSES);
      const highest = Math.max(...own);
      const logSum = Math.log(own.reduce((sum, logit) => sum + Math.exp(logit - highest), 0)) + highest;
      losses[row] = logSum - own[label]!;
      let others = 0;
      own.forEach((logit, digit) => {
        if (digit === label) return;
        const probability = Math.exp(logit - logSum);
        slope[row * CLASSES + digit] = probability;
        others += probability;
      });
      // Not its probability less 1, of which nothing would be left where the network is sure.
      slope[row * CLASSES + label] = -others;
    });
    return slope;
  });
  return { gradient, losses };
}

const stepped = (images: Float32Array, gradient: Float32Array, lengths: ArrayLike<number>): Float32Array =>
  images.map((ink, at) => within(ink + epsilonAt(lengths, at) * Math.sign(gradient[at]!), 0, 1));

const epsilonAt = (epsilons: ArrayLike<number>, pixel: number): number => epsilons[Math.floor(pixel / IMAGE_PIXELS)]!;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
