import type { ModelSummary } from '../../../core/contract/api';
import type { EventMessage } from '../../../core/contract/envelope';
import type { ImportFile } from '../../../core/exchange/import-file';
import type { InputScaleId } from '../../../core/exchange/input-scales';
import { UserError } from '../../../core/user-error';
import { Queue } from '../../queue';
import { bringIn, type ImportNeeds, type ImportOptions } from './bring-in';
import type { ModelLibrary } from '../models/model-library';

/** What the service needs of the others. */
export interface ModelImportsNeeds extends ImportNeeds {
  readonly library: ModelLibrary;
  /** Hears of every step. */
  readonly send: (event: EventMessage) => void;
}

/** Models that a window brings in; they come one after the other, and each can be called off. */
export class ModelImports {
  readonly #needs: ModelImportsNeeds;
  readonly #underWay = new Map<string, AbortController>();
  readonly #queue = new Queue();

  constructor(needs: ModelImportsNeeds) {
    this.#needs = needs;
  }

  /** Brings in a model and stores it; a `scale` that is null is found out. @throws UserError that says why it can't be taken, or that it was called off */
  async start(importId: string, files: readonly ImportFile[], scale: InputScaleId | null): Promise<ModelSummary> {
    if (this.#underWay.has(importId)) throw new UserError('This is being brought in already.');
    const controller = new AbortController();
    this.#underWay.set(importId, controller);
    try {
      return await this.#queue.do(() => this.#run(importId, files, { scale, signal: controller.signal }));
    } finally {
      this.#underWay.delete(importId);
    }
  }

  /** One that is over already stays as it is. */
  cancel(importId: string): void {
    this.#underWay.get(importId)?.abort(new UserError('Nothing was brought in.'));
  }

  /** For when the program ends: what is being stored comes to its end. */
  async close(): Promise<void> {
    for (const controller of this.#underWay.values()) controller.abort(new UserError('Inkling is ending.'));
    await this.#queue.over();
  }

  async #run(
    importId: string,
    files: readonly ImportFile[],
    chosen: Pick<ImportOptions, 'scale' | 'signal'>,
  ): Promise<ModelSummary> {
    const { library, send } = this.#needs;
    const progress = (read: number, digits: number): void =>
      send({ kind: 'event', name: 'models.importing', data: { importId, read, digits } });
    const { network, card } = await bringIn(this.#needs, files, { ...chosen, progress });
    return library.save(network.layers, network.weights, card);
  }
}
