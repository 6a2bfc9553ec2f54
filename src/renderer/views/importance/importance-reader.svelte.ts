import type { NetworkData } from '../../../core/network/network-data';
import { NewestNext } from '../../state/workers/newest-next';
import { WindowWorker, type WorkerPort } from '../../state/workers/window-worker';
import type { Importance } from './importance';
import type { FromImportanceWorker, ToImportanceWorker } from './importance-messages';

/** So long, in milliseconds, the drawing has to rest before it is looked into. */
export const REST = 200;

/** What is asked: about which drawing, which digit, of which network. */
interface Question {
  readonly network: NetworkData;
  /** Shape `[28, 28]`. */
  readonly image: Float32Array;
  readonly digit: number;
}

const startWorker = (): WorkerPort =>
  new Worker(new URL('./importance-worker.ts', import.meta.url), { type: 'module' });

/** Has a worker find what of a drawing mattered once it rests. The newest question wins; one is answered at a time. */
export class ImportanceReader {
  #importance = $state.raw<Importance | null>(null);
  #isOld = $state(false);
  #fault = $state<string | null>(null);
  readonly #worker: WindowWorker<ToImportanceWorker, FromImportanceWorker>;
  #usedNetwork: NetworkData | null = null;
  #newest: Question | null = null;
  /** The questions that have rested. */
  readonly #rested = new NewestNext<Question>((question) => this.#find(question));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      (reason) => this.#take({ kind: 'failed', reason }),
    );
  }

  /** What was found last; null without ink, and until the first is found. */
  get importance(): Importance | null {
    return this.#importance;
  }

  /** Whether what was found answers an older question than the newest. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /** Why nothing can be found, in a sentence; null where nothing is wrong. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Asks this from now on; null where there is no ink. Another digit of the same drawing need not rest. */
  ask(question: Question | null): void {
    const before = this.#newest;
    this.#newest = question;
    this.#rested.withdraw();
    clearTimeout(this.#timer);
    this.#isOld = question !== null;
    if (question === null) {
      this.#importance = null;
      return;
    }
    const isSameDrawing = before?.image === question.image && before.network === question.network;
    this.#timer = setTimeout(() => this.#rested.put(question), isSameDrawing ? 0 : REST);
  }

  /** Ends the worker. */
  close(): void {
    clearTimeout(this.#timer);
    this.#worker.end();
    this.#rested.clear();
    this.#usedNetwork = this.#newest = null;
  }

  #find({ network, image, digit }: Question): void {
    if (this.#usedNetwork !== network) this.#worker.post({ kind: 'use', network });
    this.#usedNetwork = network;
    this.#worker.post({ kind: 'find', image, digit });
  }

  #take(answer: FromImportanceWorker): void {
    const question = this.#rested.settle();
    if (question === null || this.#newest === null) return;
    if (question === this.#newest) this.#isOld = false;
    if (answer.kind === 'found') {
      this.#importance = answer.importance;
      this.#fault = null;
    } else {
      this.#importance = null;
      this.#fault = `This can’t be found out here: ${answer.reason}`;
    }
  }
}
