import { createHash } from 'node:crypto';
import type { ExportFormatId } from '../../../core/exchange/export-formats';
import type { ExportedFile } from '../../../core/exchange/exported-model';
import { Remembered } from '../../../core/remembered';
import { UserError } from '../../../core/user-error';
import { Queue } from '../../queue';
import { StandingExchanger } from '../../workers/exchange-thread';
import type { Model } from '../models/model-folder';

/** So many bytes of exports are remembered, those asked for last. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What is wanted of a file while it is made. */
export interface MakingOptions {
  /** Hears how much of it is done, 0..1. */
  readonly progress: (share: number) => void;
  /** Ends it early: then it throws the signal's reason. */
  readonly signal: AbortSignal;
}

/** Models as files for other programs, each made once, in a thread of its own, when its size or itself is asked for. */
export class ModelExports {
  readonly #exchanger: StandingExchanger;
  readonly #made = new Remembered<ExportedFile>(MOST_BYTES, ({ bytes }) => bytes.length);
  /** Threads wait for each other: there may be one for every format. */
  readonly #queue = new Queue();
  readonly #closing = new AbortController();

  /** @param program the path of the exchanger's program */
  constructor(program: string) {
    this.#exchanger = new StandingExchanger(program);
  }

  /** The file that the user is given. `options` are heard where it is made. */
  make(model: Model, format: ExportFormatId, options: MakingOptions): Promise<ExportedFile> {
    const key = createHash('sha256')
      .update(JSON.stringify([format, model.card]))
      .digest('hex');
    return this.#made.get(key, () => this.#start(model, format, options));
  }

  /** Ends what is under way, for when the program ends. */
  close(): void {
    this.#closing.abort(new UserError('Inkling is ending.'));
    this.#exchanger.close();
  }

  #start(model: Model, format: ExportFormatId, { progress, signal }: MakingOptions): Promise<ExportedFile> {
    const { card, layers, weights } = model;
    const task = { kind: 'export', card, network: { layers, weights }, format, packing: 'download' } as const;
    return this.#queue.do(async () => {
      const [file] = await this.#exchanger.exchange(task, {
        progress,
        signal: AbortSignal.any([signal, this.#closing.signal]),
      });
      return file;
    });
  }
}
