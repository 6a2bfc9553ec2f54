import { IMAGE_PIXELS } from '../data/digits';
import type { Gauge } from '../likeness/gauge';
import { readLikeness } from '../likeness/read-likeness';
import { CLASSES } from '../network/layer';
import type { Network } from '../network/network';
import type { ReadPieces } from './read-number';

/** Reads pieces with a network, all in one batch; with its gauge, where it has one, also how much each is like a digit. */
export function piecesReader(network: Network, gauge: Gauge | null): ReadPieces {
  return (images) => {
    const batch = new Float32Array(images.length * IMAGE_PIXELS);
    images.forEach((image, index) => batch.set(image, index * IMAGE_PIXELS));
    const { probabilities, likenesses } =
      gauge === null
        ? { probabilities: network.recognize(batch, images.length), likenesses: [] }
        : readLikeness(network, gauge, batch, images.length);
    return images.map((_, index) => ({
      probabilities: probabilities.slice(index * CLASSES, (index + 1) * CLASSES),
      likeness: likenesses[index] ?? null,
    }));
  };
}
