import { foldNetwork } from '../network/folded-network';
import { CLASSES } from '../network/layer';
import { Network } from '../network/network';
import type { NetworkData } from '../network/network-data';

/**
 * How far the probabilities of teachers are levelled, so that what they make of the unlikely digits is heard, too: a
 * softmax of logits divided by this (Hinton, Vinyals and Dean 2015).
 */
export const TEACHING_TEMPERATURE = 3;

/** Trained networks that another learns from. Needs {@link startBackend} first; {@link dispose} frees them. */
export class Teachers {
  private readonly networks: readonly Network[];

  /** @throws UserError where a teacher's weights don't fit its layers */
  constructor(teachers: readonly NetworkData[]) {
    this.networks = teachers.map((teacher) => {
      const { layers, weights } = foldNetwork(teacher);
      return Network.fromWeights(layers, weights);
    });
  }

  /**
   * What they answer together, `[count, 10]`: the mean of their probabilities, levelled; null where there is no teacher.
   * @param images `[count, 28, 28]`, ink 1 on paper 0
   */
  answer(images: Float32Array, count: number): Float32Array | null {
    if (this.networks.length === 0) return null;
    const sum = new Float32Array(count * CLASSES);
    for (const network of this.networks)
      network.recognize(images, count).forEach((probability, index) => (sum[index]! += probability));
    for (let row = 0; row < count; row++) level(sum.subarray(row * CLASSES, (row + 1) * CLASSES));
    return sum;
  }

  dispose(): void {
    for (const network of this.networks) network.dispose();
  }
}

/** Raises each to 1 / {@link TEACHING_TEMPERATURE}, which divides their logits by it, and makes the sum 1. */
function level(row: Float32Array): void {
  let total = 0;
  for (let digit = 0; digit < CLASSES; digit++) total += row[digit] = row[digit]! ** (1 / TEACHING_TEMPERATURE);
  for (let digit = 0; digit < CLASSES; digit++) row[digit]! /= total;
}
