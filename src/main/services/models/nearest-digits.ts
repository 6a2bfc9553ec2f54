import type { NearestDigits } from '../../../core/contract/api';
import { nearestDigits, type TrainingFeatures } from '../../../core/likeness/training-features';
import { Remembered } from '../../../core/remembered';
import { UserError } from '../../../core/user-error';
import { Queue } from '../../queue';
import { readInThread } from '../../workers/reader-thread';
import { imagesAt } from '../digits/mnist';
import { loadSharedMnist } from '../digits/shared-mnist';
import type { Model } from './model-folder';

/** The features of so many models are remembered, those used last: some 10 MB each. */
const MOST_KNOWN = 3;

/** So many digits are found. */
const MOST_DIGITS = 6;

/** Finds the training digits that a model takes an image for: each model's features of them are read once, in a thread. */
export class NearestTrainingDigits {
  readonly #reader: string;
  readonly #known = new Remembered<TrainingFeatures>(MOST_KNOWN, () => 1);
  readonly #closing = new AbortController();
  readonly #queue = new Queue();

  /** @param reader the path of the reader's program */
  constructor(reader: string) {
    this.#reader = reader;
  }

  /** The digits nearest to an image with these features. @throws UserError where they are not of this model */
  async find({ card, layers, weights }: Model, features: Float32Array): Promise<NearestDigits> {
    const { mnist } = await loadSharedMnist();
    const key = `${card.checksums['weights.bin']} ${card.checksums['model.json']}`;
    const known = await this.#known.get(key, () =>
      this.#queue.do(() =>
        readInThread(this.#reader, { kind: 'features', network: { layers, weights } }, mnist, {
          signal: this.#closing.signal,
        }),
      ),
    );
    if (features.length !== known.deviations.length)
      throw new UserError(`“${card.name}” has ${known.deviations.length} features, not ${features.length}.`);
    const digits = nearestDigits(known, features, MOST_DIGITS);
    const places = digits.map(({ place }) => place);
    return { digits, images: imagesAt(mnist, places) };
  }

  /** Ends every thread, for when the program ends. */
  async close(): Promise<void> {
    this.#closing.abort(new UserError('Inkling is ending.'));
    await this.#queue.over();
  }
}
