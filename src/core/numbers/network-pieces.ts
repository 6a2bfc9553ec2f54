import { IMAGE_PIXELS } from '../data/digits';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import type { ReadPieces } from './read-number';

/** Reads pieces with a network, all in one batch. */
export function piecesReader(network: Pick<Network, 'recognize'>): ReadPieces {
  return (images) => {
    const batch = new Float32Array(images.length * IMAGE_PIXELS);
    images.forEach((image, index) => batch.set(image, index * IMAGE_PIXELS));
    const probabilities = network.recognize(batch, images.length);
    return images.map((_, index) => ({
      probabilities: probabilities.slice(index * CLASSES, (index + 1) * CLASSES),
      likeness: null,
    }));
  };
}
