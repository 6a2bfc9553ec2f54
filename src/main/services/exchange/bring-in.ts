import { parse } from 'node:path';
import * as v from 'valibot';
import type { ImportFile } from '../../../core/exchange/import-file';
import type { ImportedModel } from '../../../core/exchange/import-model';
import { PREPARATION } from '../../../core/exchange/preparation';
import type { Digits } from '../../../core/data/digits';
import { LONGEST_NAME, modelName } from '../../../core/model-name';
import { withInputScale } from '../../../core/exchange/input-scale';
import type { InputScaleId } from '../../../core/exchange/input-scales';
import type { NetworkData } from '../../../core/network/network-data';
import type { Evaluation } from '../../../core/training/progress';
import { UserError } from '../../../core/user-error';
import { VERSIONS } from '../../versions';
import { exchange } from '../../workers/exchange-thread';
import type { NewCard } from '../models/model-folder';
import type { ThreadOptions } from '../../workers/thread';
import { readInThread, type ReaderResults, type ReaderTask } from '../../workers/reader-thread';
import { share } from '../digits/shared-mnist';

/** What bringing in a model needs. */
export interface ImportNeeds {
  /** The paths of the exchanger's and the reader's programs. */
  readonly exchanger: string;
  readonly reader: string;
  /** MNIST's test digits. */
  readonly testDigits: () => Promise<Digits>;
}

export interface ImportOptions {
  /** What the model is to be called; without it, what its file calls it, or the file's own name. */
  readonly name?: string | undefined;
  /** The scale that it takes pixels in; without one, that is found out. */
  readonly scale?: InputScaleId | null | undefined;
  /** Hears that the test digits are being read, and how many of them have been. */
  readonly progress?: (read: number, digits: number) => void;
  /** Ends it early: then it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A model that was brought in and is not stored yet. */
export interface BroughtIn {
  readonly network: NetworkData;
  readonly card: NewCard;
  readonly notes: readonly string[];
}

/**
 * Reads a model out of files from elsewhere, in a thread that is ended where it takes too much, finds out the scale that it
 * takes pixels in, and looks at how well it reads the test digits.
 * @throws UserError that says why it can't be taken
 */
export async function bringIn(
  { exchanger, reader, testDigits }: ImportNeeds,
  files: readonly ImportFile[],
  { name, scale, progress, signal }: ImportOptions = {},
): Promise<BroughtIn> {
  const imported = await exchange(exchanger, { kind: 'import', files }, { signal });
  const digits = await testDigits();
  progress?.(0, digits.count);
  const task = { kind: 'imported', network: imported.network, scale: scale ?? null } as const;
  const { scale: found, evaluation } = await lookInto(reader, task, digits, {
    hear: (read) => progress?.(read, digits.count),
    signal,
  });
  const notes = [...imported.network.notes, ...(found.note === null ? [] : [found.note])];
  return {
    network: withInputScale(imported.network, found.id),
    card: cardOf(imported, name ?? nameOf(imported), notes, evaluation),
    notes,
  };
}

function cardOf(
  { format, file }: ImportedModel,
  name: string,
  notes: readonly string[],
  evaluation: Evaluation,
): NewCard {
  return {
    name,
    description: `Brought in from “${file}” (${format}).`,
    created: new Date().toISOString(),
    imported: { format, file, notes: [...notes] },
    evaluation,
    preprocessing: PREPARATION,
    versions: { ...VERSIONS },
  };
}

/** Names that programs give where nobody did. */
const NO_NAMES = /^(sequential|functional|model|inkling|main_graph|torch_jit|main|network)(_\d+)?$/i;

function nameOf({ network, file }: ImportedModel): string {
  const names = [network.name, parse(file).name, file].filter((name) => name !== null && !NO_NAMES.test(name));
  const fitting = names
    .map((name) => v.safeParse(modelName, name?.slice(0, LONGEST_NAME)))
    .find(({ success }) => success);
  return fitting?.success ? fitting.output : 'Brought in';
}

async function lookInto(
  program: string,
  task: Extract<ReaderTask, { kind: 'imported' }>,
  digits: Digits,
  options: ThreadOptions<number>,
): Promise<ReaderResults['imported']> {
  try {
    return await readInThread(program, task, share(digits), options);
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Its own layers and weights are all that differs from any other network's.
    throw new UserError('The test digits can’t be read with it: it may take too much memory.', { cause: error });
  }
}
