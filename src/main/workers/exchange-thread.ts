import type { DigitFormatId } from '../../core/data/digit-formats';
import type { Digits } from '../../core/data/digits';
import type { Card } from '../../core/exchange/card';
import type { ExportFormatId } from '../../core/exchange/export-formats';
import type { ExportedFile } from '../../core/exchange/exported-model';
import type { ImportFile } from '../../core/exchange/import-file';
import type { ImportedModel } from '../../core/exchange/import-model';
import type { Packing } from '../../core/exchange/pack-export';
import type { InkImage } from '../../core/ink/drawing';
import type { NetworkData } from '../../core/network/network-data';
import { UserError } from '../../core/user-error';
import type { FoundDigits } from '../services/digits/digit-files';
import type { DigitFile } from '../services/digits/open-digit-files';
import type { WantedTurn } from '../services/digits/turned-images';
import type { PictureFile } from '../services/pictures/picture-ink';
import { Thread } from './thread';

/** What a thread for exports and imports, of models, digits and pictures, does. */
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
  | { readonly kind: 'import'; readonly files: readonly ImportFile[] }
  | { readonly kind: 'read digits'; readonly files: readonly DigitFile[]; readonly turn?: WantedTurn | undefined }
  | { readonly kind: 'write digits'; readonly format: Exclude<DigitFormatId, 'jsonl'>; readonly digits: Digits }
  | { readonly kind: 'read picture'; readonly file: PictureFile };

/** What comes of each task. */
export interface ExchangeResults {
  /** The main file, and what lies beside it. */
  readonly export: readonly [ExportedFile, ...ExportedFile[]];
  readonly import: ImportedModel;
  readonly 'read digits': FoundDigits;
  readonly 'write digits': DigitFile;
  /** Null where the file is no picture. */
  readonly 'read picture': InkImage | null;
}

/** What a file from elsewhere may take of memory beside its own numbers. */
const MEGABYTES = 512;

/**
 * How long each task may take. A file from elsewhere that can be taken needs a second or two, and HDF5 can go round for ever in
 * a broken one; to calibrate a large model takes its time.
 */
const SECONDS: Readonly<Record<ExchangeTask['kind'], number>> = {
  import: 20,
  export: 600,
  'read digits': 120,
  'write digits': 120,
  'read picture': 60,
};

/** What is said where nothing comes of a task. */
const IN_VAIN: Readonly<Record<ExchangeTask['kind'], string>> = {
  import: 'The file was not brought in',
  export: 'The model was not exported',
  'read digits': 'Nothing was imported',
  'write digits': 'The digits were not exported',
  'read picture': 'The picture was not read',
};

export interface ExchangeOptions {
  /** Hears how much is done, 0..1. */
  readonly progress?: (share: number) => void;
  /** Ends it early: then it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** What it may take at most, where that is not what such a task may. */
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
  const thread = startThread(program, options.megabytes);
  try {
    return await ask(thread, task, options);
  } finally {
    void thread.end();
  }
}

/** How long a standing thread waits for another task, in milliseconds. */
const IDLE = 20_000;

/** A thread for tasks of our own, one after the other: it starts with the first, and ends some time after the last. */
export class StandingExchanger {
  readonly #program: string;
  #thread: ExchangeThread | null = null;
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
    this.#thread ??= startThread(this.#program);
    try {
      return await ask(this.#thread, task, options);
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
    void this.#thread?.end();
    this.#thread = null;
  }
}

type ExchangeThread = Thread<number, ExchangeResults[ExchangeTask['kind']]>;

function startThread(program: string, megabytes: number = MEGABYTES): ExchangeThread {
  return new Thread(program, { name: 'exchanger', resourceLimits: { maxOldGenerationSizeMb: megabytes } });
}

/** Gives a thread a task and waits for what comes of it. The thread is of no more use where that is an error. */
async function ask<Task extends ExchangeTask>(
  thread: ExchangeThread,
  task: Task,
  { progress, signal, seconds = SECONDS[task.kind] }: ExchangeOptions,
): Promise<ExchangeResults[Task['kind']]> {
  const what = IN_VAIN[task.kind];
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new UserError(`${what}: after ${seconds} seconds it was not done.`)),
    seconds * 1000,
  );
  try {
    const done = thread.outcome({
      hear: progress,
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
    thread.post(task);
    return (await done) as ExchangeResults[Task['kind']];
  } catch (fault) {
    throw isOutOfMemory(fault) ? new UserError(`${what}: it takes more memory than there is for it.`) : fault;
  } finally {
    clearTimeout(timer);
  }
}

function isOutOfMemory(fault: unknown): boolean {
  return (fault as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' || fault instanceof RangeError;
}
