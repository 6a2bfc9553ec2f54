import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Digits } from '../../core/data/digits';
import type { Layer } from '../../core/network/layer';
import type { Weights } from '../../core/network/weights';
import type { Readings } from '../../core/training/readings';
import { UserError } from '../../core/user-error';
import type { Model } from './model-folder';
import { share } from './shared-mnist';

/** What the reader's thread is given. */
export interface ReaderData {
  readonly layers: readonly Layer[];
  readonly weights: Weights;
  readonly digits: Digits;
}

/** So many readings are remembered, those asked for last. */
const MOST_KNOWN = 12;

/** What models read of whole sets of digits, each found out once, in a thread of its own. */
export class ModelReadings {
  readonly #reader: string;
  readonly #known = new Map<string, Promise<Readings>>();
  readonly #workers = new Set<Worker>();
  #isOver = false;
  /** Threads wait for each other: two would take twice as long each. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param reader the path of the reader's program */
  constructor(reader: string) {
    this.#reader = reader;
  }

  /** What the model reads of the digits. */
  read(model: Model, digits: Digits): Promise<Readings> {
    const key = `${model.card.checksums['weights.bin']} ${model.card.checksums['model.json']} ${fingerprint(digits)}`;
    const readings = this.#known.get(key) ?? this.#start(model, digits);
    this.#known.delete(key);
    this.#known.set(key, readings);
    readings.catch(() => this.#known.delete(key));
    for (const oldest of [...this.#known.keys()].slice(0, -MOST_KNOWN)) this.#known.delete(oldest);
    return readings;
  }

  /** Ends every thread, for when the program ends. */
  async close(): Promise<void> {
    this.#isOver = true;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #start({ layers, weights }: Model, digits: Digits): Promise<Readings> {
    const readings = this.#last
      .catch(() => undefined)
      .then(() => this.#run({ layers, weights, digits: share(digits) }));
    this.#last = readings;
    return readings;
  }

  #run(workerData: ReaderData): Promise<Readings> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#reader, { workerData, name: 'reader' });
      this.#workers.add(worker);
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => {
        this.#workers.delete(worker);
        reject(this.#isOver ? new UserError('Inkling is ending.') : new Error('The reader ended before it was done.'));
      });
    });
  }
}

const fingerprints = new WeakMap<Uint8Array, string>();

/** Tells sets of digits apart by what they hold. */
function fingerprint({ images, labels }: Digits): string {
  let known = fingerprints.get(images);
  if (known === undefined) {
    known = createHash('sha256').update(images).update(labels).digest('hex');
    fingerprints.set(images, known);
  }
  return known;
}
