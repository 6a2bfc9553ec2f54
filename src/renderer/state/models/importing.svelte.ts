import { LARGEST_MODEL, type ModelSummary, MOST_MODEL_FILES } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import type { InputScaleId } from '../../../core/exchange/input-scales';
import { writeBytes, writeCount } from '../../../core/words/quantities';
import type { ChosenFile } from '../window/chosen-files';

/** A model on its way in. */
export interface Import {
  readonly id: string;
  /** What it is called while it comes in: its file or its folder. */
  readonly title: string;
  /** How many test digits it has read so far; null before the first. */
  readonly progress: { readonly read: number; readonly digits: number } | null;
}

/** The model that is being brought in, if one is, and why the last one was not. */
export class Importing {
  #current = $state.raw<Import | null>(null);
  fault = $state<string | null>(null);
  /** The scale that the next model takes pixels in; null for it to be found out. */
  scale = $state<InputScaleId | null>(null);
  readonly #client: Pick<Client, 'call' | 'on'>;

  constructor(client: Pick<Client, 'call' | 'on'>) {
    this.#client = client;
    client.on('models.importing', ({ importId, read, digits }) => {
      if (this.#current?.id === importId) this.#current = { ...this.#current, progress: { read, digits } };
    });
  }

  get current(): Import | null {
    return this.#current;
  }

  /** Brings in a model. Null where it was refused, which {@link fault} says, or called off; one comes in at a time. */
  async start(files: readonly ChosenFile[]): Promise<ModelSummary | null> {
    if (this.#current !== null) return null;
    const [first] = files;
    this.fault = first === undefined ? 'There is no file in it.' : tooMuch(files);
    if (first === undefined || this.fault !== null) return null;
    const id = `import-${crypto.randomUUID()}`;
    this.#current = { id, title: titleOf(first.name, files.length), progress: null };
    try {
      const read = files.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      const loaded = await Promise.all(read);
      return this.#isCalledOff(id) ? null : await this.#client.call('models.import', id, loaded, this.scale);
    } catch (error) {
      if (!this.#isCalledOff(id)) this.fault = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      if (!this.#isCalledOff(id)) this.#current = null;
    }
  }

  async cancel(): Promise<void> {
    const current = this.#current;
    if (current === null) return;
    this.#current = null;
    await this.#client.call('models.cancelImport', current.id);
  }

  #isCalledOff(id: string): boolean {
    return this.#current?.id !== id;
  }
}

/** Why files are not even read; null where they are. */
function tooMuch(files: readonly ChosenFile[]): string | null {
  if (files.length > MOST_MODEL_FILES)
    return `These are ${writeCount(files.length)} files; a model has at most ${MOST_MODEL_FILES}.`;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  return bytes > LARGEST_MODEL ? `A model has at most ${writeBytes(LARGEST_MODEL)}, and this is more.` : null;
}

function titleOf(name: string, count: number): string {
  const [folder = name, ...rest] = name.split('/');
  return rest.length > 0 || count === 1 ? folder : `${folder} and ${count - 1} more`;
}
