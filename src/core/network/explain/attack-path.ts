import { IMAGE_PIXELS } from '../../data/digits';
import { Random } from '../../data/random';
import { CLASSES } from '../layer';
import type { Network } from '../network';
import { answerOf } from '../trace';
import { type AttackName, ATTACKS } from './attacks';

/** How strongly a drawing is attacked, one after the other: by how much, at most, a pixel of it may change. Ink is 1. */
export const EPSILONS: readonly number[] = Array.from({ length: 51 }, (_, step) => step / 100);

/** A drawing attacked ever more strongly, and what a network reads in it. */
export interface AttackPath {
  readonly attack: AttackName;
  /** The drawing, `[28, 28]`. */
  readonly image: Float32Array;
  /** What it is read as, which the attack is to spoil. */
  readonly digit: number;
  /** The attacked drawings, `[EPSILONS.length, 28, 28]`. */
  readonly images: Float32Array;
  /** `[EPSILONS.length, 10]`. */
  readonly probabilities: Float32Array;
}

/** Each drawing is attacked from the same random places every time. */
const SEED = 1;

/** Attacks a drawing, `[28, 28]`, with every one of {@link EPSILONS}. */
export function attackPath(network: Network, image: Float32Array, attack: AttackName): AttackPath {
  const count = EPSILONS.length;
  const { digit } = answerOf(network.recognize(image, 1));
  const copies = new Float32Array(count * IMAGE_PIXELS);
  for (let step = 0; step < count; step++) copies.set(image, step * IMAGE_PIXELS);
  const labels = new Uint8Array(count).fill(digit);
  const images = ATTACKS[attack].attack(network, copies, labels, EPSILONS, Random.fromSeed(SEED));
  return { attack, image, digit, images, probabilities: network.recognize(images, count) };
}

/** What is read at a place of {@link EPSILONS}. */
export const answerAt = ({ probabilities }: AttackPath, step: number) =>
  answerOf(probabilities.subarray(step * CLASSES, (step + 1) * CLASSES));

/** What the attack adds to each pixel of the drawing there, `[28, 28]`; below 0 where it takes ink away. */
export const perturbationAt = ({ image, images }: AttackPath, step: number): Float32Array =>
  image.map((ink, pixel) => images[step * IMAGE_PIXELS + pixel]! - ink);

/** The place of the weakest attack that makes another answer; null where none does. */
export function turningPoint(path: AttackPath): number | null {
  const step = EPSILONS.findIndex((_, at) => answerAt(path, at).digit !== path.digit);
  return step === -1 ? null : step;
}
