import { createHash } from 'node:crypto';
import { constants, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { cardSchema, type Card, type ImportedCard, type TrainedCard } from '../../../core/exchange/card';
import { fromTfjs, toTfjs } from '../../../core/exchange/tfjs';
import type { Layer } from '../../../core/network/layer';
import type { Weights } from '../../../core/network/weights';
import { UserError } from '../../../core/user-error';
import { isSystemFault } from '../disk/disk-fault';

/** The files that a model's folder holds. */
const MODEL_FILES = ['model.json', 'weights.bin', 'card.json'] as const;

export type ModelFileName = (typeof MODEL_FILES)[number];

/** A model's files as they lie in its folder, and the card that was read of them. */
export interface ModelFiles {
  readonly card: Card;
  readonly bytes: Readonly<Record<ModelFileName, Uint8Array>>;
}

/** A network with its card. */
export interface Model {
  readonly card: Card;
  readonly layers: readonly Layer[];
  readonly weights: Weights;
}

type New<AnyCard extends Card> = Omit<AnyCard, 'format' | 'checksums'>;

/** What a card says before the files that it vouches for are written. */
export type NewCard = New<TrainedCard> | New<ImportedCard>;

/** No network for 28x28 images comes near this, and a file that does is not read into memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The files of a model's folder for {@link putFolder}. */
export function modelFiles(layers: readonly Layer[], weights: Weights, card: NewCard): ModelFiles['bytes'] {
  const { modelJson, weightsBin } = toTfjs(layers, weights);
  const modelBytes = Buffer.from(modelJson);
  const checksums = { 'model.json': sha256(modelBytes), 'weights.bin': sha256(weightsBin) };
  return {
    'model.json': modelBytes,
    'weights.bin': weightsBin,
    'card.json': cardBytes({ format: 1, ...card, checksums }),
  };
}

/** A card as it is written to `card.json`. */
export function cardBytes(card: Card): Uint8Array {
  return Buffer.from(`${JSON.stringify(card, null, 2)}\n`);
}

/** A model's folder that fails its check: the message names the folder, `reason` is a sentence about its files. */
export class DamagedModel extends UserError {
  constructor(
    folder: string,
    readonly reason: string,
  ) {
    super(`The model in ${folder} can't be read. ${reason}`);
  }
}

/** Reads a model's folder and checks it against its card; throws {@link DamagedModel}. Links are not followed. */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  return namingFolder(folder, async () => {
    const entry = await lstat(folder).catch(() => null);
    if (!entry) throw new UserError('There is no such folder.');
    if (!entry.isDirectory()) throw new UserError('It is not a folder.');
    const cardJson = await readModelFile(folder, 'card.json');
    const card = parseCard(cardJson);
    const modelJson = await readModelFile(folder, 'model.json');
    const weightsBin = await readModelFile(folder, 'weights.bin');
    verify(card, 'model.json', modelJson);
    verify(card, 'weights.bin', weightsBin);
    return { card, bytes: { 'model.json': modelJson, 'weights.bin': weightsBin, 'card.json': cardJson } };
  });
}

/** The network and card of a model's folder, checked; throws {@link DamagedModel}. */
export async function readModel(folder: string): Promise<Model> {
  const { card, bytes } = await readModelFiles(folder);
  const modelJson = Buffer.from(bytes['model.json']).toString('utf8');
  return namingFolder(folder, () => ({ card, ...fromTfjs(modelJson, bytes['weights.bin']) }));
}

/** Tells a folder and its files as they are from what they were before. */
export interface FolderStamp {
  readonly text: string;
  /** When something in it was changed last, in milliseconds. */
  readonly changed: number;
}

/** A model's folder as it is at this moment: cheap, where reading its files is not. Null for no folder. */
export async function folderStamp(folder: string): Promise<FolderStamp | null> {
  const paths = [folder, ...MODEL_FILES.map((name) => join(folder, name))];
  const [own, ...files] = await Promise.all(paths.map((path) => lstat(path).catch(() => null)));
  if (!own) return null;
  const entries = [own, ...files];
  return {
    text: entries.map((entry) => entry && `${entry.ino}:${entry.size}:${entry.mtimeMs}:${entry.ctimeMs}`).join(' '),
    changed: Math.max(...entries.map((entry) => entry?.ctimeMs ?? 0)),
  };
}

async function namingFolder<Result>(folder: string, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UserError ? new DamagedModel(folder, error.message) : error;
  }
}

function verify(card: Card, name: 'model.json' | 'weights.bin', bytes: Uint8Array): void {
  if (sha256(bytes) !== card.checksums[name]) {
    throw new UserError(`${name} is not as it was saved: its checksum is not the one in card.json.`);
  }
}

function parseCard(bytes: Uint8Array): Card {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new UserError('card.json is not JSON.');
  }
  const checked = v.safeParse(cardSchema, json);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  throw new UserError(
    `card.json is not a model's card: ${v.getDotPath(issue) ?? 'it'} is not right (${issue.message}).`,
  );
}

async function readModelFile(folder: string, name: ModelFileName): Promise<Uint8Array> {
  const path = join(folder, name);
  try {
    const entry = await lstat(path);
    if (!entry.isFile()) throw new UserError(`${name} is not a file.`);
    if (entry.size > LARGEST_FILE) throw new UserError(`${name} is too large to be a model's.`);
    // Windows has no O_NOFOLLOW; the check above is all there is.
    const file = await open(path, constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0));
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isSystemFault(error, 'ENOENT')) throw new UserError(`${name} is missing.`);
    if (isSystemFault(error, 'EACCES', 'EPERM')) throw new UserError(`Inkling is not allowed to read ${name}.`);
    if (isSystemFault(error, 'ELOOP')) throw new UserError(`${name} is not a file.`);
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
