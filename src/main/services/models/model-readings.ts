import { createHash } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { Digits } from '../../../core/data/digits';
import type { LayerExcitations } from '../../../core/training/excitations';
import type { Readings } from '../../../core/training/readings';
import { UserError } from '../../../core/user-error';
import type { Model } from './model-folder';
import { type ReaderData, type ReaderPosts, type ReaderTask, startReader } from '../../workers/reader-thread';
import { share } from '../digits/shared-mnist';

/** So many results are remembered, those asked for last. */
const MOST_KNOWN = 24;

/** A task that has one result, found in one pass over the digits. */
type Pass = Exclude<ReaderTask, { readonly kind: 'sweep' | 'evaluation' }>;

/** What models make of whole sets of digits, each found out once, in a thread of its own. */
export class ModelReadings {
  readonly #reader: string;
  readonly #known = new Map<string, Promise<unknown>>();
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
    return this.#find(model, digits, 'readings', { kind: 'readings', network: networkOf(model) });
  }

  /** The digits that excite each map of a layer most. @throws UserError where the model has no layer by that name */
  async excitations(model: Model, layerName: string, digits: Digits): Promise<LayerExcitations> {
    const index = model.layers.findIndex(({ name }) => name === layerName);
    if (index === -1) throw new UserError(`“${model.card.name}” has no layer “${layerName}”.`);
    const task = { kind: 'excitations', network: networkOf(model), index } as const;
    return this.#find(model, digits, `excitations ${index}`, task);
  }

  /** Ends every thread, for when the program ends. */
  async close(): Promise<void> {
    this.#isOver = true;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  /** @param what tells the task from others of the same model and digits */
  #find<Task extends Pass>(
    { card }: Model,
    digits: Digits,
    what: string,
    task: Task,
  ): Promise<ReaderPosts[Task['kind']]> {
    const key = [card.checksums['weights.bin'], card.checksums['model.json'], fingerprint(digits), what].join(' ');
    const known = this.#known.get(key) as Promise<ReaderPosts[Task['kind']]> | undefined;
    const result = known ?? this.#start(task, digits);
    this.#known.delete(key);
    this.#known.set(key, result);
    result.catch(() => this.#known.delete(key));
    for (const oldest of [...this.#known.keys()].slice(0, -MOST_KNOWN)) this.#known.delete(oldest);
    return result;
  }

  #start<Task extends Pass>(task: Task, digits: Digits): Promise<ReaderPosts[Task['kind']]> {
    const result = this.#last
      .catch(() => undefined)
      .then(() => this.#run<ReaderPosts[Task['kind']]>({ task, digits: share(digits) }));
    this.#last = result;
    return result;
  }

  #run<Result>(data: ReaderData): Promise<Result> {
    return new Promise((resolve, reject) => {
      const worker = startReader(this.#reader, data);
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

const networkOf = ({ layers, weights }: Model): Pass['network'] => ({ layers, weights });

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
