import type { Random } from '../random';
import { asInk, type Corruption } from './corruption';

/** A pixel full of ink catches so many photons on average. */
const PHOTONS = 3;

/** This share of the pixels is put to ink or to paper, each as likely. */
const STRUCK = 0.17;

/** The ink as so few photons show it: Poisson noise, none on paper. */
export const shotNoise: Corruption = (image, random) =>
  image.map((ink) => asInk(poisson(ink * PHOTONS, random) / PHOTONS));

/** Salt and pepper. */
export const impulseNoise: Corruption = (image, random) =>
  image.map((ink) => (random.uniform() < STRUCK ? random.integer(2) : ink));

/** Normally distributed noise on every pixel, kept within paper and ink. */
export const whiteNoise = (image: Float32Array, deviation: number, random: Random): Float32Array =>
  image.map((ink) => asInk(ink + deviation * random.normal()));

/** A count with the Poisson distribution of a small mean (Knuth, The Art of Computer Programming, 3.4.1). */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count++;
  return count;
}
