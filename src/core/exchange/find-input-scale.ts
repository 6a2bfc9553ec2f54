import { digitsBetween, type Digits } from '../data/digits';
import { Network } from '../network/network';
import { CLASSES } from '../network/layer';
import { readDigits } from '../training/evaluate';
import { readingsOf } from '../training/readings';
import { writePlainShare } from '../words/quantities';
import type { ImportedNetwork } from './imported-network';
import { INPUT_SCALE_IDS, INPUT_SCALES, type InputScaleId, withInputScale } from './input-scale';

/** The scale that a network takes pixels in, and how it was found. */
export interface FoundScale {
  readonly id: InputScaleId;
  /** What is to be said of it; null where it is the scale here, and nobody asked for it. */
  readonly note: string | null;
}

/** So many digits are read in every scale, and then so many in the best few. */
const FIRST = 500;
const MORE = 1_500;
const BEST = 3;

/** A network that reads so many of the first ones can't read clearly more in another scale. */
const ENOUGH = 0.99;

/** What is clearly better: this many standard deviations, this share of the misread digits, and no mere guessing. */
const CLEAR = { deviations: 3.3, misread: 0.75, right: 0.5 };

/**
 * Tries the usual scales of pixels on labelled digits, and takes another one than that here only where it is clearly better.
 * @param digits some 2,000; fewer are taken for what they are
 */
export function findInputScale(network: ImportedNetwork, digits: Digits): FoundScale {
  const first = digitsBetween(digits, 0, Math.min(FIRST, digits.count));
  const here = readIn('unit', network, first);
  if (here.share >= ENOUGH) return { id: 'unit', note: null };
  const others = INPUT_SCALE_IDS.filter((id) => id !== 'unit').map((id) => readIn(id, network, first));
  const more = digitsBetween(digits, 0, Math.min(MORE, digits.count));
  const unit = readIn('unit', network, more);
  const [best] = others
    .sort((one, other) => other.share - one.share)
    .slice(0, BEST)
    .map(({ id }) => readIn(id, network, more))
    .sort((one, other) => other.share - one.share);
  if (best === undefined || !isClearlyBetter(best, unit)) return { id: 'unit', note: null };
  const shares = [best, unit].map(({ share }) => writePlainShare(share, 0));
  return {
    id: best.id,
    note: `It takes pixels from ${INPUT_SCALES[best.id].title}: so it reads ${shares[0]} of ${more.count} digits, and ${shares[1]} with ${INPUT_SCALES.unit.title}. Images are brought to that on their way in.`,
  };
}

/** The scale that the user said. */
export const saidScale = (id: InputScaleId): FoundScale => ({
  id,
  note: `It was said to take pixels from ${INPUT_SCALES[id].title}${id === 'unit' ? '' : ': images are brought to that on their way in'}.`,
});

/** What a network reads rightly in a scale. */
interface Reading {
  readonly id: InputScaleId;
  readonly right: readonly boolean[];
  readonly share: number;
}

function readIn(id: InputScaleId, imported: ImportedNetwork, digits: Digits): Reading {
  const { layers, weights } = withInputScale(imported, id);
  const network = Network.fromWeights(layers, weights);
  const probabilities = new Float32Array(digits.count * CLASSES);
  readDigits(network, digits, 0, digits.count, probabilities);
  network.dispose();
  const { answers } = readingsOf(probabilities, digits.labels);
  const right = Array.from(digits.labels, (label, at) => answers[at] === label);
  return { id, right, share: right.filter(Boolean).length / Math.max(digits.count, 1) };
}

/** By the digits that only one of the two reads rightly (McNemar 1947). */
function isClearlyBetter(best: Reading, unit: Reading): boolean {
  const won = best.right.filter((right, at) => right && !unit.right[at]).length;
  const lost = best.right.filter((right, at) => !right && unit.right[at]).length;
  return (
    won - lost > CLEAR.deviations * Math.sqrt(won + lost) &&
    1 - best.share <= CLEAR.misread * (1 - unit.share) &&
    best.share >= CLEAR.right
  );
}
