import { Remembered } from '../../../core/remembered';
import { bytesOfWeights } from '../../../core/network/weights';
import { type FolderStamp, readModel, type Model } from './model-folder';

/** So many bytes of weights are remembered, of the models used last. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Two changes within so many milliseconds may have the same time, on the file system whose clock is the coarsest. */
const GRAIN = 2_000;

/** The models that were read last, each for as long as its folder stays as it was when it was read and checked. */
export class RecentModels {
  readonly #models = new Remembered<Model>(MOST_BYTES, ({ weights }) => bytesOfWeights(weights));

  /** Reads a model's folder, unless it is as it was; `stamp` is its own at this moment. @throws DamagedModel */
  open(folder: string, stamp: FolderStamp | null): Promise<Model> {
    // What was changed a moment ago may be changed once more without another stamp.
    if (stamp === null || Date.now() - stamp.changed < GRAIN) return readModel(folder);
    return this.#models.get(`${folder} ${stamp.text}`, () => readModel(folder));
  }
}
