import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads';
import { UserError } from '../../core/user-error';

/** What a thread posts of its work: its steps, and at the end what came of it, or the sentence that says why nothing did. */
export type ThreadPost<Step, Result> =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly reason: string };

/** A thread came to its end before its work did. */
export class ThreadEnded extends Error {
  constructor() {
    super('The thread ended before it was done.');
  }
}

/** Why a thread's work came to nothing, in a sentence: `The training ended before it was done.` */
export function describeEnd(fault: unknown, work: string): string {
  if (fault instanceof ThreadEnded) return `The ${work} ended before it was done.`;
  return `The ${work} stopped with a fault: ${fault instanceof Error ? fault.message : String(fault)}`;
}

/** What is wanted of a thread's work beside its result. */
export interface ThreadOptions<Step> {
  /** Hears of each step. */
  readonly hear?: ((step: Step) => void) | undefined;
  /** Calls it off: then it rejects with the signal's reason, and nothing more is heard. The thread goes on until it is ended. */
  readonly signal?: AbortSignal | undefined;
}

/** A thread, as who started it sees it. It is given its work with its data, or by messages, one piece after the other. */
export class Thread<Step, Result> {
  readonly #worker: Worker;

  /** @param program the path of the thread's program */
  constructor(program: string, options: WorkerOptions & { readonly name: string }) {
    // What goes wrong between two pieces of work, or while it ends, is nobody's.
    this.#worker = new Worker(program, options).on('error', () => undefined);
  }

  /** Gives it a piece of work, whose {@link outcome} is to be waited for first. */
  post(task: unknown): void {
    this.#worker.postMessage(task);
  }

  /**
   * Waits for what comes of the piece of work that it is at.
   * @throws UserError where it was refused; the fault that the thread ended with, or {@link ThreadEnded}; the signal's reason
   */
  outcome({ hear, signal }: ThreadOptions<Step> = {}): Promise<Result> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const take = (post: ThreadPost<Step, Result>): void => {
        if (post.kind === 'step') hear?.(post.step);
        else if (post.kind === 'done') end(() => resolve(post.result));
        else end(() => reject(new UserError(post.reason)));
      };
      const fail = (fault: Error): void => end(() => reject(fault));
      const leave = (): void => fail(new ThreadEnded());
      const abort = (): void => fail(signal?.reason as Error);
      const end = (settle: () => void): void => {
        signal?.removeEventListener('abort', abort);
        worker.off('message', take).off('error', fail).off('exit', leave);
        settle();
      };
      worker.on('message', take).on('error', fail).on('exit', leave);
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) abort();
    });
  }

  /** Ends it at once, whatever it is at. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** In a thread: does a piece of work, and posts its steps and what comes of it. A fault of the program ends the thread. */
export async function work(task: (tell: (step: unknown) => void) => unknown): Promise<void> {
  const port = mainPort();
  const post = (message: ThreadPost<unknown, unknown>): void => port.postMessage(message);
  try {
    post({ kind: 'done', result: await task((step) => post({ kind: 'step', step })) });
  } catch (fault) {
    if (!(fault instanceof UserError)) throw fault;
    post({ kind: 'refused', reason: fault.message });
  }
}

/** In a thread: the port to who started it. */
export function mainPort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error('This program runs as a thread.');
  return parentPort;
}
