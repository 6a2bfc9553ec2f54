import type { NetworkData } from '../../../core/network/network-data';
import type { Importance } from './importance';
import type { FromWorker, ToWorker } from './importance-messages';

/** So long, in milliseconds, the drawing has to rest before it is looked into. */
export const REST = 200;

/** What is asked: about which drawing, which digit, of which network. */
interface Question {
  readonly network: NetworkData;
  /** Shape `[28, 28]`. */
  readonly image: Float32Array;
  readonly digit: number;
}

/** The worker as its reader sees it. */
type ImportanceWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const startWorker = (): ImportanceWorker =>
  new Worker(new URL('./importance-worker.ts', import.meta.url), { type: 'module' });

/** Has a worker find what of a drawing mattered once it rests. The newest question wins; one is answered at a time. */
export class ImportanceReader {
  #importance = $state.raw<Importance | null>(null);
  #isOld = $state(false);
  #fault = $state<string | null>(null);
  #worker: ImportanceWorker | null = null;
  #usedNetwork: NetworkData | null = null;
  #newest: Question | null = null;
  /** Whether the newest question has rested and waits for the worker only. */
  #isDue = false;
  /** What the worker is looking for. */
  #underWay: Question | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly start: () => ImportanceWorker = startWorker) {}

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
    this.#isDue = false;
    clearTimeout(this.#timer);
    this.#isOld = question !== null;
    if (question === null) {
      this.#importance = null;
      return;
    }
    const isSameDrawing = before?.image === question.image && before.network === question.network;
    this.#timer = setTimeout(() => this.#lookInto(), isSameDrawing ? 0 : REST);
  }

  /** Ends the worker. */
  close(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = this.#usedNetwork = this.#newest = this.#underWay = null;
  }

  #lookInto(): void {
    this.#isDue = true;
    const question = this.#newest;
    if (question === null || this.#underWay !== null) return;
    this.#isDue = false;
    this.#worker ??= this.#startWorker();
    if (this.#usedNetwork !== question.network) this.#post({ kind: 'use', network: question.network });
    this.#usedNetwork = question.network;
    this.#underWay = question;
    this.#post({ kind: 'find', image: question.image, digit: question.digit });
  }

  #post(message: ToWorker): void {
    this.#worker!.postMessage(message);
  }

  #startWorker(): ImportanceWorker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#take({ kind: 'failed', reason: event.message });
    };
    return worker;
  }

  #take(answer: FromWorker): void {
    const question = this.#underWay;
    this.#underWay = null;
    if (question === null || this.#newest === null) return;
    if (question === this.#newest) this.#isOld = false;
    if (answer.kind === 'found') {
      this.#importance = answer.importance;
      this.#fault = null;
    } else {
      this.#importance = null;
      this.#fault = `This can’t be found out here: ${answer.reason}`;
    }
    if (this.#isDue) this.#lookInto();
  }
}
