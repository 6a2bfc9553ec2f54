import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Card, measuredCurvesSchema } from '../../../core/exchange/card';
import { type MeasuredCurve, withCurves } from '../../../core/training/robustness';
import { type MeasuredTest, measuredTestsSchema, withTests } from '../../../core/training/test-scores';
import { logFault } from '../../log-fault';
import { isSystemFault } from '../disk/disk-fault';
import { clearLeftovers } from '../disk/durable-folder';
import { withFolderLocked } from '../disk/folder-lock';
import { putFile } from '../disk/put-file';

/** What was measured of a model since it was made. */
export interface Measured {
  readonly curves: readonly MeasuredCurve[];
  readonly tests: readonly MeasuredTest[];
}

/** The card with what was measured, in place of what that follows. */
export const withMeasured = (card: Card, { curves, tests }: Measured): Card => ({
  ...card,
  ...(curves.length > 0 && { measured: withCurves(card.measured ?? [], curves) }),
  ...(tests.length > 0 && { tests: withTests(card.tests ?? [], tests) }),
});

const fileSchema = v.object({
  /** The checksum of the weights that it was measured of: another version of Inkling may ship others. */
  weights: v.string(),
  curves: measuredCurvesSchema,
  /** Files of before there were tests have none. */
  tests: v.optional(measuredTestsSchema, []),
});

const NOTHING: Measured = { curves: [], tests: [] };

/**
 * What was measured of the models that ship, whose own folders are not Inkling's to write in: a file for each model in the
 * data folder.
 */
export class ShippedMeasured {
  /** @param folder where the files lie; it is made when something is first kept */
  constructor(readonly folder: string) {}

  /** Clears up after processes that were killed while they wrote. */
  tidy(): Promise<void> {
    return clearLeftovers(this.folder);
  }

  /** The card with what was measured of its model. */
  async addTo(id: string, card: Card): Promise<Card> {
    return withMeasured(card, await this.#read(id, card));
  }

  /** Keeps what was measured of a model, in place of what that follows. */
  async keep(id: string, card: Card, fresh: Measured): Promise<void> {
    await withFolderLocked(this.folder, async () => {
      const before = await this.#read(id, card);
      const curves = withCurves(before.curves, fresh.curves);
      const tests = withTests(before.tests, fresh.tests);
      const file = { weights: card.checksums['weights.bin'], curves, tests };
      await putFile(join(this.folder, nameOf(id)), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
    });
  }

  /** Nothing where there is no file, or where it is of other weights or can't be read: it is then written anew. */
  async #read(id: string, card: Card): Promise<Measured> {
    try {
      const text = await readFile(join(this.folder, nameOf(id)), 'utf8');
      const { weights, ...measured } = v.parse(fileSchema, JSON.parse(text));
      return weights === card.checksums['weights.bin'] ? measured : NOTHING;
    } catch (error) {
      if (!isSystemFault(error, 'ENOENT', 'ENOTDIR')) logFault(error);
      return NOTHING;
    }
  }
}

const nameOf = (id: string): string => `${id}.json`;
