import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Card, measuredCurvesSchema } from '../../../core/exchange/card';
import type { MeasuredCurve } from '../../../core/training/robustness';
import { logFault } from '../../log-fault';
import { isSystemFault } from '../disk/disk-fault';
import { clearLeftovers } from '../disk/durable-folder';
import { withFolderLocked } from '../disk/folder-lock';
import { putFile } from '../disk/put-file';

const fileSchema = v.object({
  /** The checksum of the weights that the curves are of: another version of Inkling may ship others. */
  weights: v.string(),
  curves: measuredCurvesSchema,
});

/**
 * The curves that were measured of the models that ship, whose own folders are not Inkling's to write in: a file for each
 * model in the data folder.
 */
export class ShippedCurves {
  /** @param folder where the files lie; it is made when curves are first kept */
  constructor(readonly folder: string) {}

  /** Clears up after processes that were killed while they wrote. */
  tidy(): Promise<void> {
    return clearLeftovers(this.folder);
  }

  /** The card with the curves that were measured of its model. */
  async addTo(id: string, card: Card): Promise<Card> {
    const measured = await this.#read(id, card);
    return measured.length > 0 ? { ...card, measured } : card;
  }

  /** Keeps what `change` makes of the curves of a model. */
  async keep(
    id: string,
    card: Card,
    change: (before: readonly MeasuredCurve[]) => readonly MeasuredCurve[],
  ): Promise<void> {
    await withFolderLocked(this.folder, async () => {
      const file = { weights: card.checksums['weights.bin'], curves: change(await this.#read(id, card)) };
      await putFile(join(this.folder, nameOf(id)), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
    });
  }

  /** None where there is no file, or where it is of other weights or can't be read: it is then written anew. */
  async #read(id: string, card: Card): Promise<readonly MeasuredCurve[]> {
    try {
      const text = await readFile(join(this.folder, nameOf(id)), 'utf8');
      const { weights, curves } = v.parse(fileSchema, JSON.parse(text));
      return weights === card.checksums['weights.bin'] ? curves : [];
    } catch (error) {
      if (!isSystemFault(error, 'ENOENT', 'ENOTDIR')) logFault(error);
      return [];
    }
  }
}

const nameOf = (id: string): string => `${id}.json`;
