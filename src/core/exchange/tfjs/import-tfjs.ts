import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { UserError } from '../../user-error';
import { modelName } from '../../model-name';
import type { ImportFile } from '../import-file';
import { finishNetwork, type ImportedNetwork } from '../imported-network';
import { readJsonFile } from '../json-file';
import { networkDraftOf, readForeignModel } from '../keras/keras-model';
import { shownName } from '../shown-name';
import { readLayersModel } from './read-layers-model';

/** Whether the files are a TensorFlow.js model's: there is one `model.json` by whatever name, with a topology in it. */
export const isTfjs = (files: readonly ImportFile[]): boolean => files.some((file) => topologyFile(file) !== null);

/**
 * Reads a layers model out of its files, whatever program wrote it.
 * @throws UserError that says what is missing, or which layer can't be taken and why
 */
export function fromTfjsFiles(files: readonly ImportFile[]): ImportedNetwork {
  const found = files.flatMap((file) => topologyFile(file) ?? []);
  if (found.length > 1)
    throw new UserError(`There is more than one model: ${found.map(({ name }) => shownName(name)).join(', ')}.`);
  const { name, json } = found[0]!;
  if ((json as { format?: unknown }).format === 'graph-model')
    throw new UserError(
      `“${shownName(name)}” is a graph model, which keeps no layers; only a layers model can be taken.`,
    );
  const folder = folderOf(name);
  const { topology, weightsOf } = readLayersModel(name, json, (path) => shard(path, files, folder));
  const draft = networkDraftOf(readForeignModel(topology), weightsOf);
  return finishNetwork({ ...draft, name: nameOnCard(files, folder) ?? draft.name });
}

/** The file as JSON with a topology in it; null for any other. @throws UserError for a `model.json` that is broken */
function topologyFile({ name, bytes }: ImportFile): { readonly name: string; readonly json: object } | null {
  // Its first character that says anything is a brace.
  if (!/^(\uFEFF)?\s*\{/.test(strFromU8(bytes.subarray(0, 64)))) return null;
  try {
    const json: unknown = JSON.parse(strFromU8(bytes));
    return typeof json === 'object' && json !== null && 'modelTopology' in json ? { name, json } : null;
  } catch {
    if (/(^|\/)model\.json$/i.test(name)) throw new UserError('model.json is damaged or cut off: it is not JSON.');
    return null;
  }
}

/** What Inkling's own card beside it calls the model. */
function nameOnCard(files: readonly ImportFile[], folder: string): string | null {
  const card = files.find(({ name }) => name === `${folder}card.json`);
  return readJsonFile(card?.bytes, v.object({ name: modelName }))?.name ?? null;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A file of weights: at its place beside model.json, or by its name where files were chosen without their folder. */
function shard(path: string, files: readonly ImportFile[], folder: string): Uint8Array {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file =
    files.find((one) => one.name === folder + path) ??
    files.find((one) => one.name.endsWith(`/${name}`) || one.name === name);
  if (!file)
    throw new UserError(`“${shownName(name)}”, a file of its weights, is missing; choose it along with model.json.`);
  return file.bytes;
}
