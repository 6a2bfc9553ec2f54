import { NewestNext } from '../../../state/workers/newest-next';
import { WindowWorker, type WorkerPort } from '../../../state/workers/window-worker';
import type { PictureMap } from './picture-map';
import type {
  FromPictureWorker,
  OpenedPicture,
  OpeningStage,
  PictureKernel,
  ToPictureWorker,
} from './picture-messages';

const startWorker = (): WorkerPort => new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });

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
  readonly #worker: WindowWorker<ToPictureWorker, FromPictureWorker>;
  #ticket = 0;
  /** The file that is being read, or was read last. */
  #file: Blob | null = null;
  #picture: { readonly ticket: number; readonly opened: OpenedPicture; readonly file: Blob } | null = null;
  #newest: PictureKernel | null = null;
  /** The maps that are to be made. */
  readonly #maps = new NewestNext<PictureKernel>((filter) => this.#worker.post({ kind: 'filter', filter }));
  #isClosed = false;

  constructor(start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      (reason) => {
        this.#endWorker();
        this.#fault = `The picture could not be worked on: ${reason || 'its worker did not start'}.`;
      },
    );
  }

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
    this.#worker.post({ kind: 'open', ticket: this.#ticket, file, name });
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
    this.#worker.end();
    this.#maps.clear();
    this.#picture = this.#opening = null;
  }

  #ask(): void {
    if (this.#newest !== null && this.#picture !== null) this.#maps.put(this.#newest);
  }

  #take(answer: FromPictureWorker): void {
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

  #takeMap({ ticket, filter, map }: Extract<FromPictureWorker, { kind: 'filtered' }>): void {
    if (this.#picture?.ticket === ticket)
      this.#filtered = { picture: this.#picture.opened, file: this.#picture.file, filter, map };
    else this.#ask();
    this.#maps.settle();
  }
}
