import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { REQUESTS, type ModelOrigin, type ModelSummary, type OpenedModel } from '../../../core/contract/api';
import type { Card } from '../../../core/exchange/card';
import type { Layer } from '../../../core/network/layer';
import type { Weights } from '../../../core/network/weights';
import type { Gauge } from '../../../core/likeness/gauge';
import { UserError } from '../../../core/user-error';
import { describeDiskFault, isSystemFault } from '../disk/disk-fault';
import { clearLeftovers, entriesOf, moveFolder, putFolder, standingFolders } from '../disk/durable-folder';
import { putFile } from '../disk/put-file';
import {
  cardBytes,
  DamagedModel,
  folderStamp,
  modelFiles,
  readModelFiles,
  type FolderStamp,
  type NewCard,
} from './model-folder';
import { freeName, newModelId } from './model-names';
import { RecentModels } from './recent-models';
import { type Measured, ShippedMeasured, withMeasured } from './shipped-measured';

/** How long a deleted model can be brought back, in milliseconds. */
const TRASH_TIME = 30 * 24 * 60 * 60 * 1000;

/** A deleted model's folder: when it was deleted, in milliseconds, and its id. */
const TRASHED = /^(\d{13})-(.+)$/;

interface Located {
  readonly id: string;
  readonly origin: ModelOrigin;
  readonly folder: string;
}

/**
 * The models on this machine: those that ship with Inkling, which are only read, and those stored in the data folder.
 * Everything it says is read from the folders, so that several processes can use the same ones.
 */
export class ModelLibrary {
  /** The folder with the models that are stored here. */
  readonly stored: string;
  readonly #shipped: string;
  readonly #trash: string;
  readonly #shippedMeasured: ShippedMeasured;
  /** What the check of each folder gave, for as long as its files stay as they are. */
  readonly #checked = new Map<string, { readonly stamp: string; readonly summary: ModelSummary }>();
  readonly #recent = new RecentModels();
  readonly #listeners = new Set<() => void>();

  /**
   * @param shipped the folder with the models that ship
   * @param home the data folder; it is made when a model is first stored
   */
  constructor(shipped: string, home: string) {
    this.#shipped = shipped;
    this.stored = join(home, 'models');
    this.#trash = join(home, 'trash');
    this.#shippedMeasured = new ShippedMeasured(join(home, 'robustness'));
  }

  /** Clears up after processes that were killed while they saved, and forgets what was deleted a month ago. */
  async tidy(): Promise<void> {
    await clearLeftovers(this.stored);
    await clearLeftovers(this.#trash);
    await this.#shippedMeasured.tidy();
    for (const name of await entriesOf(this.#trash)) {
      const deleted = TRASHED.exec(name)?.[1];
      if (deleted !== undefined && Date.now() - Number(deleted) > TRASH_TIME) {
        await rm(join(this.#trash, name), { recursive: true, force: true });
      }
    }
  }

  /** Calls `listener` whenever this process changed what is stored; gives back how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Every model: those that ship, then those stored, the newest first; damaged ones last. */
  async list(): Promise<ModelSummary[]> {
    const found = await Promise.all((await this.#located()).map((located) => this.#summarize(located)));
    const summaries = found.filter((summary) => summary !== null);
    const shipped = summaries.filter(({ origin }) => origin === 'shipped');
    const stored = summaries.filter(({ origin }) => origin === 'stored');
    return [...shipped, ...stored.sort((one, other) => (created(one) < created(other) ? 1 : -1))];
  }

  /** The network and card of a model, checked against its checksums. Whoever is given it must not change it. */
  async open(id: string): Promise<OpenedModel> {
    const model = await this.#read(await this.#locate(id), (folder, stamp) => this.#recent.open(folder, stamp));
    return { id, ...model };
  }

  /** Where a model lies. */
  async folder(id: string): Promise<string> {
    return (await this.#locate(id)).folder;
  }

  /** The id of the model with this id or name; case makes no difference. Null if there is none. */
  async find(idOrName: string): Promise<string | null> {
    const wanted = idOrName.trim().toLowerCase();
    const models = await this.list();
    const found =
      models.find(({ id }) => id.toLowerCase() === wanted) ??
      models.find((model) => nameOf(model).toLowerCase() === wanted);
    return found?.id ?? null;
  }

  /** Stores a network under the card's name, or that name with a number where another model has it. */
  async save(layers: readonly Layer[], weights: Weights, card: NewCard): Promise<ModelSummary> {
    const name = freeName(card.name, await this.#names());
    const id = newModelId(name);
    await this.#write(`“${name}” was not saved.`, () =>
      putFolder(join(this.stored, id), modelFiles(layers, weights, { ...card, name }), 'refuse'),
    );
    return this.#changed(id);
  }

  /** Stores a network in place of a stored one, which stays as it is unless the new one is wholly there. */
  async replace(id: string, layers: readonly Layer[], weights: Weights, card: NewCard): Promise<ModelSummary> {
    await this.#locateStored(id, 'be replaced');
    await this.#write(`“${card.name}” was not saved.`, () =>
      putFolder(join(this.stored, id), modelFiles(layers, weights, card), 'replace'),
    );
    return this.#changed(id);
  }

  /** Gives a stored model another name. */
  async rename(id: string, name: string): Promise<ModelSummary> {
    const located = await this.#locateStored(id, 'be renamed');
    if ((await this.#names(id)).some((taken) => taken.toLowerCase() === name.toLowerCase())) {
      throw new UserError(`There is a model named “${name}” already.`);
    }
    const { card } = await this.#read(located, readModelFiles);
    await this.#write(`“${card.name}” was not renamed.`, () => this.#writeCard(located.folder, { ...card, name }));
    return this.#changed(id);
  }

  /**
   * Keeps curves and tests that were measured of a model with its card, in place of those that they follow.
   * @throws UserError where the model has other weights by now than those with this checksum, or can't be written to
   */
  async keepMeasured(id: string, weights: string, fresh: Measured): Promise<ModelSummary> {
    const located = await this.#locate(id);
    const { card } = await this.#read(located, readModelFiles);
    const consequence = `What was measured of “${card.name}” was not kept.`;
    if (card.checksums['weights.bin'] !== weights)
      throw new UserError(`${consequence} It is another model by that name now.`);
    await this.#write(consequence, () =>
      located.origin === 'shipped'
        ? this.#shippedMeasured.keep(id, card, fresh)
        : this.#writeCard(located.folder, withMeasured(card, fresh)),
    );
    return this.#changed(id);
  }

  /** Keeps the gauge that was made of a stored model with its card; nothing where the model has other weights by now. */
  async keepGauge(id: string, weights: string, likeness: Gauge): Promise<void> {
    const located = await this.#locateStored(id, 'be changed');
    const { card } = await this.#read(located, readModelFiles);
    if (card.checksums['weights.bin'] !== weights) return;
    await this.#write(`What tells “${card.name}” digits from other ink was not kept.`, () =>
      this.#writeCard(located.folder, { ...card, likeness }),
    );
    this.#tell();
  }

  /** Moves a stored model to the trash, from where {@link restore} brings it back for 30 days. */
  async delete(id: string): Promise<void> {
    const { folder } = await this.#locateStored(id, 'be deleted');
    await this.#write('The model was not deleted.', async () => {
      await mkdir(this.#trash, { recursive: true });
      await moveFolder(folder, join(this.#trash, `${Date.now()}-${id}`));
    });
    this.#tell();
  }

  /** Brings back a deleted model, under another name if its own was taken meanwhile. */
  async restore(id: string): Promise<ModelSummary> {
    const trashed = (await entriesOf(this.#trash)).filter((name) => TRASHED.exec(name)?.[2] === id).sort();
    const newest = trashed.at(-1);
    if (newest === undefined) throw new UserError('This model is not in the trash any more.');
    const folder = join(this.#trash, newest);
    await this.#write('The model was not brought back.', async () => {
      const files = await readModelFiles(folder).catch(() => null);
      const name = files && freeName(files.card.name, await this.#names(id));
      if (files && name && name !== files.card.name) await this.#writeCard(folder, { ...files.card, name });
      await mkdir(this.stored, { recursive: true });
      await moveFolder(folder, join(this.stored, id));
    });
    return this.#changed(id);
  }

  async #located(): Promise<Located[]> {
    // A folder by a name that no request can hold is none of ours.
    const isModel = ([id]: [string, string]): boolean => v.is(REQUESTS['models.open'], [id]);
    const shipped = [...(await standingFolders(this.#shipped))].filter(isModel);
    const stored = [...(await standingFolders(this.stored))].filter(isModel);
    const shippedIds = new Set(shipped.map(([id]) => id));
    return [
      ...shipped.map(([id, folder]): Located => ({ id, origin: 'shipped', folder })),
      ...stored
        .filter(([id]) => !shippedIds.has(id))
        .map(([id, folder]): Located => ({ id, origin: 'stored', folder })),
    ];
  }

  async #locate(id: string): Promise<Located> {
    // Looked up by name among what is there, never joined to a path, so that no id leads out of the folders. Looked for
    // twice, since a folder that is renamed while the names are read can be missed.
    const isWanted = (candidate: Located): boolean => candidate.id === id;
    const located = (await this.#located()).find(isWanted) ?? (await this.#located()).find(isWanted);
    if (!located) throw new UserError(`There is no model “${id}” any more.`);
    return located;
  }

  async #locateStored(id: string, what: string): Promise<Located> {
    const located = await this.#locate(id);
    if (located.origin === 'shipped') throw new UserError(`“${id}” comes with Inkling and can't ${what}.`);
    return located;
  }

  /** Null where the model was deleted meanwhile. */
  async #summarize(located: Located): Promise<ModelSummary | null> {
    const summary = await this.#check(located);
    if (summary?.state !== 'ready' || summary.origin !== 'shipped') return summary;
    return { ...summary, card: await this.#shippedMeasured.addTo(summary.id, summary.card) };
  }

  async #check(located: Located): Promise<ModelSummary | null> {
    try {
      return await this.#read(located, async (folder, stamp) => {
        const known = this.#checked.get(located.id);
        if (known && known.stamp === stamp?.text) return known.summary;
        const summary = await summaryOf({ ...located, folder });
        if (stamp !== null) this.#checked.set(located.id, { stamp: stamp.text, summary });
        return summary;
      });
    } catch (error) {
      if (error instanceof DamagedModel) return damaged(located, error.reason);
      if (error instanceof UserError) return null;
      throw error;
    }
  }

  /** Reads a model's folder, and reads anew where another process replaced or renamed the model at that moment. */
  async #read<Result>(
    located: Located,
    read: (folder: string, stamp: FolderStamp | null) => Promise<Result>,
    attempts = 10,
  ): Promise<Result> {
    const stamp = await folderStamp(located.folder);
    try {
      return await read(located.folder, stamp);
    } catch (error) {
      const settled = stamp !== null && stamp.text === (await folderStamp(located.folder))?.text;
      if (!(error instanceof DamagedModel) || settled || attempts === 1) throw error;
    }
    return this.#read(await this.#locate(located.id), read, attempts - 1);
  }

  /** The names that models have, but for the one with the given id. */
  async #names(exceptId?: string): Promise<string[]> {
    return (await this.list()).filter(({ id }) => id !== exceptId).map(nameOf);
  }

  async #writeCard(folder: string, card: Card): Promise<void> {
    // By way of the folder above, which is the one that is watched and cleared up.
    await putFile(join(folder, 'card.json'), cardBytes(card), { passingIn: dirname(folder) });
  }

  async #write(consequence: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isSystemFault(error, 'ENOENT'))
        throw new UserError(`${consequence} It is not there any more.`, { cause: error });
      throw describeDiskFault(error, this.stored, consequence);
    }
  }

  async #changed(id: string): Promise<ModelSummary> {
    this.#tell();
    const summary = await this.#summarize(await this.#locate(id));
    if (!summary) throw new UserError(`There is no model “${id}” any more.`);
    return summary;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

async function summaryOf({ id, origin, folder }: Located): Promise<ModelSummary> {
  const { card, bytes } = await readModelFiles(folder);
  const size = Object.values(bytes).reduce((sum, file) => sum + file.length, 0);
  return { id, origin, state: 'ready', card, bytes: size };
}

function damaged({ id, origin }: Located, reason: string): ModelSummary {
  return { id, origin, state: 'damaged', name: id, reason };
}

function nameOf(model: ModelSummary): string {
  return model.state === 'ready' ? model.card.name : model.name;
}

function created(model: ModelSummary): string {
  return model.state === 'ready' ? model.card.created : '';
}
