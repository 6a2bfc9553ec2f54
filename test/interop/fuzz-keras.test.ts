import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { Random } from '../../src/core/data/random';
import { exportedModel } from '../../src/core/exchange/exported-model';
import { toKeras } from '../../src/core/exchange/keras/export-keras';
import type { ExchangeResults, ExchangeTask } from '../../src/main/workers/exchange-thread';
import type { ThreadPost } from '../../src/main/workers/thread';
import { hdf5Model } from '../unit/core/exchange/hdf5-model';
import { mutate } from './mutations';
import { networkNamed } from './networks';
import { CHECKOUT } from './places';

const FILES = 6_000;

/** So long a file may take here, in milliseconds. */
const LONGEST = 6_000;

/** Small ones: a change hits what is about their weights more often. */
const NETWORKS = ['odd', 'lenet'] as const;

let thread: Worker | null = null;
afterAll(() => thread?.terminate());

type ImportPost = ThreadPost<number, ExchangeResults['import']>;

/** Brings a file in as the app does, in its thread; null where that had to be ended: HDF5 can go round in a broken file. */
async function bringIn(name: string, bytes: Uint8Array): Promise<ImportPost | null> {
  thread ??= new Worker(join(CHECKOUT, 'out/main/workers/exchanger.js'));
  thread.postMessage({ kind: 'import', files: [{ name, bytes }] } satisfies ExchangeTask);
  try {
    const [post] = (await once(thread, 'message', { signal: AbortSignal.timeout(LONGEST) })) as [ImportPost];
    return post;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    await thread.terminate();
    thread = null;
    return null;
  }
}

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
  const outcomes = { taken: 0, refused: 0, ended: 0 };
  for (let number = 0; number < FILES; number++) {
    const bytes = makers[(number >> 1) % makers.length]!(number % 2, (number + 1) % 2);
    const post = await bringIn('m.keras', bytes).catch((error: unknown) => {
      throw new Error(`File ${number} broke the thread.`, { cause: error });
    });
    if (post === null) outcomes.ended++;
    else if (post.kind === 'done') outcomes.taken++;
    else {
      if (post.kind === 'refused') expect(post.reason).toMatch(/^[^\n]{10,400}\.$/);
      outcomes.refused++;
    }
    // What a file did to the library must not be why the next one is refused.
    if (number % 500 === 0) expect(await bringIn('good.keras', archives[0]!)).toMatchObject({ kind: 'done' });
  }
  const { taken, refused, ended } = outcomes;
  console.log(`Keras, ${FILES} mutated files: ${taken} taken, ${refused} refused, ${ended} ended for their time`);
  // Weights may be any numbers; structure may not.
  expect(refused).toBeGreaterThan(FILES / 4);
  expect(ended).toBeLessThan(FILES / 500);
}, 900_000);
