import { digitsBetween, type Digits } from '../data/digits';
import { Network } from '../network/network';
import { CLASSES } from '../network/layer';
import { judge, readDigits } from '../training/evaluate';
import { readingsOf } from '../training/readings';
import { writeCount, writePlainShare } from '../words/quantities';
import type { ImportedNetwork } from './imported-network';
import { withInputScale } from './input-scale';
import { INPUT_SCALE_IDS, INPUT_SCALES, type InputScaleId } from './input-scales';

/** The scale that a network takes pixels in, and how it was found. */
export interface FoundScale {
  readonly id: InputScaleId;
  /** What is to be said of it; null where it is the scale here, and nobody asked for it. */
  readonly note: string | null;
}

/** So many digits are read in every scale, and then so many in the best one and in the one here. */
const FIRST = 300;
const MORE = 1_200;

/** A network that reads so many of the first ones can't read clearly more in another scale. */
const ENOUGH = 0.99;

/** What is clearly better: this many standard deviations, this share of the misread digits, and no mere guessing. */
const CLEAR = { deviations: 3, misread: 0.85, right: 0.5 };

/**
 * Tries the usual scales of pixels on labelled digits, and takes another one than that here only where it is clearly better.
 * The loss tells the scale that a network learned with: brighter ink may be read as well, but not with the same certainty.
 * @param digits some 1,500; fewer are taken for what they are
 */
export function findInputScale(network: ImportedNetwork, digits: Digits): FoundScale {
  const middle = Math.min(FIRST, digits.count);
  const first = digitsBetween(digits, 0, middle);
  const here = readIn('unit', network, first);
  if (here.share >= ENOUGH) return { id: 'unit', note: null };
  const all = [here, ...INPUT_SCALE_IDS.filter((id) => id !== 'unit').map((id) => readIn(id, network, first))];
  const likeliest = all.reduce((best, one) => (one.loss < best.loss ? one : best));
  if (likeliest.id === 'unit') return { id: 'unit', note: null };
  const more = digitsBetween(digits, middle, Math.min(middle + MORE, digits.count));
  const [best, unit] = [readIn(likeliest.id, network, more), readIn('unit', network, more)];
  if (!isClearlyBetter(best, unit)) return { id: 'unit', note: null };
  return {
    id: best.id,
    note: `It takes pixels from ${INPUT_SCALES[best.id].title}: so it reads ${writePlainShare(best.share, 0)} of ${writeCount(more.count)} digits, and ${writePlainShare(unit.share, 0)} with ${INPUT_SCALES.unit.title}. Images are brought to that on their way in.`,
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
  readonly loss: number;
}

function readIn(id: InputScaleId, imported: ImportedNetwork, digits: Digits): Reading {
  const { layers, weights } = withInputScale(imported, id);
  const network = Network.fromWeights(layers, weights);
  const probabilities = new Float32Array(digits.count * CLASSES);
  readDigits(network, digits, 0, digits.count, probabilities);
  network.dispose();
  // Weights that are too large give no numbers.
  if (!probabilities.every(Number.isFinite))
    return { id, right: new Array<boolean>(digits.count).fill(false), share: 0, loss: Infinity };
  const { answers } = readingsOf(probabilities, digits.labels);
  const { accuracy, loss } = judge(probabilities, digits.labels);
  return { id, right: Array.from(digits.labels, (label, at) => answers[at] === label), share: accuracy, loss };
}

/** By the digits that only one of the two reads rightly (McNemar 1947). */
function isClearlyBetter(best: Reading, unit: Reading): boolean {
  const won = best.right.filter((right, at) => right && !unit.right[at]).length;
  const lost = best.right.filter((right, at) => !right && unit.right[at]).length;
  return (
    best.loss < unit.loss &&
    won - lost > CLEAR.deviations * Math.sqrt(won + lost) &&
    1 - best.share <= CLEAR.misread * (1 - unit.share) &&
    best.share >= CLEAR.right
  );
}
