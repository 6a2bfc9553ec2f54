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

/** What a file from elsewhere may take: memory beside its own numbers, and time. */
const LIMITS = { megabytes: 512, seconds: 60 } as const;

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
export function exchange<Task extends ExchangeTask>(
  program: string,
  task: Task,
  { progress, signal, seconds = LIMITS.seconds, megabytes = LIMITS.megabytes }: ExchangeOptions = {},
): Promise<ExchangeResults[Task['kind']]> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(program, {
      workerData: task,
      name: `exchanger-${task.kind}`,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const what = task.kind === 'import' ? 'The file was not brought in' : 'The model was not exported';
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      void worker.terminate();
      finish();
    };
    const abort = (): void => end(() => reject(signal?.reason as Error));
    const timer = setTimeout(
      () => end(() => reject(new UserError(`${what}: after ${seconds} seconds it was not done.`))),
      seconds * 1000,
    );
    signal?.addEventListener('abort', abort);
    worker.on('message', (post: ExchangePost<Task['kind']>) => {
      if (post.kind === 'progress') progress?.(post.share);
      else if (post.kind === 'refused') end(() => reject(new UserError(post.reason)));
      else end(() => resolve(post.result));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      end(() => reject(isFull ? new UserError(`${what}: it takes more memory than there is for it.`) : error));
    });
    worker.on('exit', () => end(() => reject(new Error('The exchanger ended before it was done.'))));
  });
}
