import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Random } from '../../src/core/data/random';
import { exportedModel } from '../../src/core/exchange/exported-model';
import { importModel } from '../../src/core/exchange/import-model';
import { toKeras } from '../../src/core/exchange/keras/export-keras';
import { fromHdf5, fromKeras } from '../../src/core/exchange/keras/import-keras';
import { UserError } from '../../src/core/user-error';
import { hdf5Model } from '../unit/core/exchange/hdf5-model';
import { mutate } from './mutations';
import { networkNamed } from './networks';

/** Each opens an HDF5 file anew, which takes its time. */
const FILES = 100;

/** Small ones: a change hits what is about their weights more often. */
const NETWORKS = ['odd', 'lenet'] as const;

it('refuses, or takes, whatever becomes of a file of Keras', async () => {
  const models = await Promise.all(NETWORKS.map(async (name) => exportedModel(await networkNamed(name))));
  const archives: Uint8Array[] = [];
  const legacy: Uint8Array[] = [];
  for (const model of models) {
    archives.push(await toKeras(model));
    legacy.push(await hdf5Model(model));
  }
  const parts = archives.map((bytes) => unzipSync(bytes));
  const random = Random.fromSeed(7);
  /** A whole archive, one of the files in it, or a model in HDF5 by itself. */
  const makers: ((one: number, other: number) => Uint8Array)[] = [
    (one, other) => mutate(archives[one]!, archives[other]!, random),
    ...['config.json', 'model.weights.h5'].map((file) => (one: number, other: number) => {
      const mutated = mutate(parts[one]![file]!, parts[other]![file]!, random);
      return zipSync({ ...parts[one]!, [file]: mutated }, { level: 0 });
    }),
    (one, other) => mutate(legacy[one]!, legacy[other]!, random),
  ];
  const outcomes = { taken: 0, refused: 0 };
  let slowest = 0;
  for (let number = 0; number < FILES; number++) {
    const bytes = makers[(number >> 1) % makers.length]!(number % 2, (number + 1) % 2);
    const start = performance.now();
    try {
      await ((number >> 1) % makers.length === 3 ? fromHdf5(bytes) : fromKeras(bytes));
      outcomes.taken++;
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(`File ${number} broke it.`, { cause: error });
      expect(error.message).toMatch(/^[^\n]{10,400}\.$/);
      outcomes.refused++;
    }
    slowest = Math.max(slowest, performance.now() - start);
    // What a file did to the library must not be why the next one is refused.
    if (number % 500 === 0) await importModel([{ name: 'good.keras', bytes: archives[0]! }]);
  }
  console.log(
    `Keras, ${FILES} mutated files: ${outcomes.taken} taken, ${outcomes.refused} refused, the slowest in ${slowest.toFixed(0)} ms`,
  );
  // Weights may be any numbers; structure may not.
  expect(outcomes.refused).toBeGreaterThan(FILES / 4);
}, 900_000);
