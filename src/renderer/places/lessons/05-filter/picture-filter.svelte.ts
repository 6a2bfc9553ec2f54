import type { PictureMap } from './picture-map';
import type { FromWorker, OpenedPicture, OpeningStage, PictureKernel, ToWorker } from './picture-messages';

/** The worker as its reader sees it. */
type PictureWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const startWorker = (): PictureWorker =>
  new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });

/** A picture that is being read. */
interface Opening {
  readonly name: string;
  readonly stage: OpeningStage;
}

/** A map, with the picture and the kernel that it was made of. */
export interface FilteredPicture {
  readonly picture: OpenedPicture;
  /** The file that the picture came from. */
  readonly file: Blob;
  readonly filter: PictureKernel;
  readonly map: PictureMap;
}

/**
 * A picture of the user's and its feature map under a kernel, worked out by a worker. Of pictures and of kernels the newest
 * wins; one map is made at a time. A picture that can't be read leaves the one before in its place.
 */
export class PictureFilter {
  #filtered = $state.raw<FilteredPicture | null>(null);
  #opening = $state.raw<Opening | null>(null);
  #fault = $state<string | null>(null);
  #worker: PictureWorker | null = null;
  #ticket = 0;
  /** The file that is being read, or was read last. */
  #file: Blob | null = null;
  #picture: { readonly ticket: number; readonly opened: OpenedPicture; readonly file: Blob } | null = null;
  #newest: PictureKernel | null = null;
  /** Whether the worker makes a map, and whether another is to be made after it. */
  #isBusy = false;
  #isDue = false;
  #isClosed = false;

  constructor(private readonly start: () => PictureWorker = startWorker) {}

  /** The picture and its map; null until the first is there. */
  get filtered(): FilteredPicture | null {
    return this.#filtered;
  }

  /** The picture that is being read; null where none is. */
  get opening(): Opening | null {
    return this.#opening;
  }

  /** Why the last picture was not taken, in a sentence. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Reads a picture file in place of the one that is shown; once closed, none. */
  open(file: Blob, name: string): void {
    if (this.#isClosed) return;
    this.#ticket += 1;
    this.#fault = null;
    this.#file = file;
    this.#opening = { name, stage: 'decoding' };
    this.#post({ kind: 'open', ticket: this.#ticket, file, name });
  }

  /** Says why there is nothing to open. */
  refuse(reason: string): void {
    this.#fault = reason;
  }

  /** Lays this kernel on the picture from now on. */
  filter(filter: PictureKernel): void {
    this.#newest = filter;
    this.#ask();
  }

  /** Ends the worker for good: a picture that is there only now is not read any more. */
  close(): void {
    this.#isClosed = true;
    this.#endWorker();
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = this.#picture = this.#opening = null;
    this.#isBusy = this.#isDue = false;
  }

  #ask(): void {
    if (this.#newest === null || this.#picture === null) return;
    this.#isDue = this.#isBusy;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#post({ kind: 'filter', filter: this.#newest });
  }

  #post(message: ToWorker): void {
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(message);
  }

  #startWorker(): PictureWorker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#endWorker();
      this.#fault = `The picture could not be worked on: ${event.message || 'its worker did not start'}.`;
    };
    return worker;
  }

  #take(answer: FromWorker): void {
    if (answer.kind === 'filtered') {
      this.#takeMap(answer);
      return;
    }
    if (answer.ticket !== this.#ticket || this.#opening === null) return;
    switch (answer.kind) {
      case 'stage':
        this.#opening = { ...this.#opening, stage: answer.stage };
        break;
      case 'refused':
        this.#opening = null;
        this.#fault = answer.reason;
        break;
      case 'opened':
        this.#opening = null;
        this.#picture = { ticket: answer.ticket, opened: answer.picture, file: this.#file! };
        this.#ask();
    }
  }

  #takeMap({ ticket, filter, map }: Extract<FromWorker, { kind: 'filtered' }>): void {
    this.#isBusy = false;
    if (this.#picture?.ticket === ticket) {
      this.#filtered = { picture: this.#picture.opened, file: this.#picture.file, filter, map };
    } else {
      this.#isDue = true;
    }
    if (this.#isDue) this.#ask();
  }
}
