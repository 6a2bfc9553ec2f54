import { createHash } from 'node:crypto';
import type { Digits } from '../../../core/data/digits';
import type { LayerExcitations } from '../../../core/training/excitations';
import type { Readings } from '../../../core/training/readings';
import { Remembered } from '../../../core/remembered';
import { UserError } from '../../../core/user-error';
import { Queue } from '../../queue';
import type { Model } from './model-folder';
import { readInThread, type ReaderResults, type ReaderTask } from '../../workers/reader-thread';
import { share } from '../digits/shared-mnist';

/** So many results are remembered, those asked for last. */
const MOST_KNOWN = 24;

/** A task that has one result, found in one pass over the digits. */
type Pass = Exclude<ReaderTask, { readonly kind: 'sweep' | 'evaluation' | 'gauge' | 'features' }>;

/** What models make of whole sets of digits, each found out once, in a thread of its own. */
export class SetReadings {
  readonly #reader: string;
  readonly #known = new Remembered<ReaderResults[Pass['kind']]>(MOST_KNOWN, () => 1);
  readonly #closing = new AbortController();
  /** Threads wait for each other: two would take twice as long each. */
  readonly #queue = new Queue();

  /** @param reader the path of the reader's program */
  constructor(reader: string) {
    this.#reader = reader;
  }

  /** What the model reads of the digits. */
  readings(model: Model, digits: Digits): Promise<Readings> {
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
    this.#closing.abort(new UserError('Inkling is ending.'));
    await this.#queue.over();
  }

  /** @param what tells the task from others of the same model and digits */
  #find<Task extends Pass>(
    { card }: Model,
    digits: Digits,
    what: string,
    task: Task,
  ): Promise<ReaderResults[Task['kind']]> {
    const key = [card.checksums['weights.bin'], card.checksums['model.json'], fingerprint(digits), what].join(' ');
    const options = { signal: this.#closing.signal };
    const run = (): Promise<ReaderResults[Task['kind']]> =>
      this.#queue.do(() => readInThread(this.#reader, task, share(digits), options));
    // What the key stands for is of the task's own kind.
    return this.#known.get(key, run) as Promise<ReaderResults[Task['kind']]>;
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
