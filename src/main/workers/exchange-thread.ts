import { Worker } from 'node:worker_threads';
import type { Card } from '../../core/exchange/card';
import type { ExportFormatId } from '../../core/exchange/export-formats';
import type { ExportedFile } from '../../core/exchange/exported-model';
import type { ImportedModel, ImportFile } from '../../core/exchange/import-model';
import type { Packing } from '../../core/exchange/pack-export';
import type { NetworkData } from '../../core/network/network-data';
import { UserError } from '../../core/user-error';

/** What a thread for exports and imports does. */
export type ExchangeTask =
  | {
      readonly kind: 'export';
      readonly card: Card;
      readonly network: NetworkData;
      readonly format: ExportFormatId;
      readonly packing: Packing;
      /** What the files are called, without an ending; the model's name where there is none. */
      readonly fileName?: string | undefined;
    }
  | { readonly kind: 'import'; readonly files: readonly ImportFile[] };

/** What comes of each task. */
export interface ExchangeResults {
  readonly export: readonly ExportedFile[];
  readonly import: ImportedModel;
}

/** What a thread posts: how far it has come, 0..1, and at its end what came of it, or the sentence that says why nothing did. */
export type ExchangePost<Kind extends ExchangeTask['kind'] = ExchangeTask['kind']> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly result: ExchangeResults[Kind] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * What a file from elsewhere may take: memory beside its own numbers, and time. Any that can be taken needs a second or two;
 * HDF5 can go round for ever in a broken one.
 */
const LIMITS = { megabytes: 512, seconds: 20 } as const;

export interface ExchangeOptions {
  /** Hears how much is done, 0..1. */
  readonly progress?: (share: number) => void;
  /** Ends it early: then it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** What it may take at most; otherwise what a file from elsewhere may. */
  readonly seconds?: number;
  readonly megabytes?: number;
}

/**
 * Does a task in a thread of its own; one that takes too long or too much memory is ended.
 * @param program the path of the exchanger's program
 * @throws UserError that says why nothing came of it
 */
export async function exchange<Task extends ExchangeTask>(
  program: string,
  task: Task,
  options: ExchangeOptions = {},
): Promise<ExchangeResults[Task['kind']]> {
  options.signal?.throwIfAborted();
  const worker = startWorker(program, options.megabytes);
  try {
    return await ask(worker, task, options);
  } finally {
    void worker.terminate();
  }
}

/** How long a standing thread waits for another task, in milliseconds. */
const IDLE = 20_000;

/** A thread for tasks of our own, one after the other: it starts with the first, and ends some time after the last. */
export class StandingExchanger {
  readonly #program: string;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(program: string) {
    this.#program = program;
  }

  /** As {@link exchange}; the one before has to be over. */
  async exchange<Task extends ExchangeTask>(
    task: Task,
    options: ExchangeOptions = {},
  ): Promise<ExchangeResults[Task['kind']]> {
    options.signal?.throwIfAborted();
    clearTimeout(this.#idle);
    this.#worker ??= startWorker(this.#program);
    try {
      return await ask(this.#worker, task, options);
    } catch (error) {
      // It may be anywhere by now.
      this.close();
      throw error;
    } finally {
      this.#idle = setTimeout(() => this.close(), IDLE).unref();
    }
  }

  /** Ends the thread. */
  close(): void {
    clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = null;
  }
}

function startWorker(program: string, megabytes: number = LIMITS.megabytes): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes };
  // What goes wrong between two tasks, or while it ends, is nobody's.
  return new Worker(program, { name: 'exchanger', resourceLimits }).on('error', () => undefined);
}

/** Gives a thread a task and waits for what comes of it. The thread is of no more use where that is an error. */
function ask<Task extends ExchangeTask>(
  worker: Worker,
  task: Task,
  { progress, signal, seconds = LIMITS.seconds }: ExchangeOptions,
): Promise<ExchangeResults[Task['kind']]> {
  const what = task.kind === 'import' ? 'The file was not brought in' : 'The model was not exported';
  return new Promise<ExchangeResults[Task['kind']]>((resolve, reject) => {
    const abort = (): void => end(() => reject(signal?.reason as Error));
    const late = new UserError(`${what}: after ${seconds} seconds it was not done.`);
    const timer = setTimeout(() => end(() => reject(late)), seconds * 1000);
    const hear = (post: ExchangePost<Task['kind']>): void => {
      if (post.kind === 'progress') progress?.(post.share);
      else if (post.kind === 'refused') end(() => reject(new UserError(post.reason)));
      else end(() => resolve(post.result));
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      end(() => reject(isFull ? new UserError(`${what}: it takes more memory than there is for it.`) : error));
    };
    const leave = (): void => end(() => reject(new Error('The exchanger ended before it was done.')));
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      worker.off('message', hear).off('error', fail).off('exit', leave);
      finish();
    };
    signal?.addEventListener('abort', abort);
    worker.on('message', hear).on('error', fail).on('exit', leave);
    worker.postMessage(task);
  });
}
