import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { UserError } from '../../user-error';
import { modelName } from '../../model-name';
import { baseName, fileBeside, folderOf } from '../file-beside';
import type { ImportFile } from '../import-file';
import { finishNetwork, type ImportedNetwork } from '../imported-network';
import { looksLikeJson, readJsonFile } from '../json-file';
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
  if (isGraphModel(json))
    throw new UserError(
      `“${shownName(name)}” is a graph model, which keeps no layers: convert the Keras model itself, with the converter’s --output_format=tfjs_layers_model.`,
    );
  const { topology, weightsOf, notes } = readLayersModel(name, json, (path) => shard(path, files, name));
  const draft = networkDraftOf(readForeignModel(topology), weightsOf);
  return finishNetwork({
    ...draft,
    notes: [...draft.notes, ...notes],
    name: nameOnCard(files, folderOf(name)) ?? draft.name,
  });
}

/** A graph model says so, but for the oldest; its topology is a list of TensorFlow's nodes. */
const isGraphModel = (json: object): boolean =>
  v.is(
    v.union([
      v.object({ format: v.literal('graph-model') }),
      v.object({ modelTopology: v.object({ node: v.array(v.unknown()) }) }),
    ]),
    json,
  );

/** The file as JSON with a topology in it; null for any other. @throws UserError for a `model.json` that is broken */
function topologyFile({ name, bytes }: ImportFile): { readonly name: string; readonly json: object } | null {
  if (!looksLikeJson(bytes)) return null;
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

/** A file of weights that the model at a path names. */
function shard(path: string, files: readonly ImportFile[], model: string): Uint8Array {
  const file = fileBeside(files, model, path);
  if (file === null)
    throw new UserError(
      `“${shownName(baseName(path))}”, a file of its weights, is missing; choose it along with model.json.`,
    );
  return file.bytes;
}
