import * as v from 'valibot';
import { modelName } from '../../model-name';
import { UserError } from '../../user-error';
import { type Hdf5File, readHdf5 } from '../hdf5/read-hdf5';
import { finishNetwork, type ImportedNetwork, type NetworkDraft, type WeightArray } from '../imported-network';
import type { ImportFile } from '../import-file';
import { looksLikeJson, readJsonFile } from '../json-file';
import { shownName } from '../shown-name';
import { isZip, listZip, unzip } from '../unzip';
import { networkDraftOf, type KerasModel, type KnownLayer, readForeignModel } from './keras-model';

/** What Keras names the files of a `.keras` archive. */
export const CONFIG_FILE = 'config.json';
export const METADATA_FILE = 'metadata.json';
export const KERAS_WEIGHTS_FILE = 'model.weights.h5';

/** Where the layers' weights are in {@link KERAS_WEIGHTS_FILE}: Keras 3's place, and that of Keras 2.12. */
const LAYER_GROUPS = ['layers', '_layer_checkpoint_dependencies'];

/** Whether bytes are a `.keras` archive. */
export function isKeras(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  try {
    const files = listZip(bytes);
    return files.has(CONFIG_FILE) && files.has(METADATA_FILE);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/**
 * Reads a `.keras` archive (Keras 3, and 2.12 and later).
 * @throws UserError that says what is wrong with it, or which layer can't be taken and why
 */
export async function fromKeras(bytes: Uint8Array): Promise<ImportedNetwork> {
  const files = unzip(bytes);
  const config = files.get(CONFIG_FILE);
  const weights = files.get(KERAS_WEIGHTS_FILE);
  if (config === undefined || weights === undefined)
    throw new UserError(`The Keras archive has no ${config === undefined ? CONFIG_FILE : KERAS_WEIGHTS_FILE}.`);
  const model = readModel(new TextDecoder().decode(config), CONFIG_FILE);
  return readHdf5(weights, (file) => {
    const pathOf = layerPaths(model.layers, file);
    const draft = draftOf(model, file, (layer) => variablesAt(file, pathOf(layer), layer));
    const metadata = readJsonFile(files.get(METADATA_FILE), metadataSchema);
    return finishNetwork({ ...draft, name: metadata?.inkling.name ?? draft.name });
  });
}

/** What Inkling called a model that it exported; Keras's own name for it can't have every letter. */
const metadataSchema = v.object({ inkling: v.object({ name: modelName }) });

/** Whether bytes are an HDF5 file. */
export const isHdf5 = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte);

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Reads a whole model that Keras 2 or 3 saved as `.h5`.
 * @throws UserError that says what is wrong with it, or which layer can't be taken and why
 */
export async function fromHdf5(bytes: Uint8Array): Promise<ImportedNetwork> {
  return readHdf5(bytes, (file) => {
    const config = file.text('/', 'model_config');
    if (config === null)
      throw new UserError(
        'The HDF5 file has weights at most, but no network (no model_config): save the whole model, with model.save.',
      );
    const model = readModel(config, 'its model_config');
    return finishNetwork(draftOf(model, file, (layer) => legacyWeights(file, layer, LEGACY_GROUP)));
  });
}

/** Whether a file is a Keras model's configuration as JSON (`model.to_json`), which has its weights in another file. */
export function isKerasJson({ bytes }: ImportFile): boolean {
  return readJsonFile(looksLikeJson(bytes) ? bytes : undefined, configSchema) !== null;
}

const configSchema = v.looseObject({ class_name: v.string(), config: v.unknown() });

/**
 * Reads a model whose configuration is a file of its own, and its weights, as `save_weights` of Keras 2 or 3 writes them.
 * @throws UserError that says what is wrong with it, or which layer can't be taken and why
 */
export async function fromKerasJson(json: ImportFile, weights: Uint8Array): Promise<ImportedNetwork> {
  const model = readModel(new TextDecoder().decode(json.bytes), `“${shownName(json.name)}”`);
  return readHdf5(weights, (file) => {
    if (file.texts('/', 'layer_names').length > 0)
      return finishNetwork(draftOf(model, file, (layer) => legacyWeights(file, layer, '')));
    if (file.hasGroup(LEGACY_GROUP))
      return finishNetwork(draftOf(model, file, (layer) => legacyWeights(file, layer, LEGACY_GROUP)));
    const pathOf = layerPaths(model.layers, file);
    return finishNetwork(draftOf(model, file, (layer) => variablesAt(file, pathOf(layer), layer)));
  });
}

function readModel(json: string, where: string): KerasModel {
  let config: unknown;
  try {
    config = JSON.parse(json);
  } catch {
    throw new UserError(`The Keras model is broken: ${where} is not JSON.`);
  }
  return readForeignModel(config);
}

/** What parts a path in the file of the weights; Keras 2.13 to 2.15 wrote it as the system it ran on does. */
const SEPARATORS = ['/', '\\'];

/**
 * Where each layer's variables are. Keras counts the layers of a class, `conv2d`, `conv2d_1`; what names them itself is
 * taken too.
 */
function layerPaths(layers: readonly KnownLayer[], file: Hdf5File): (layer: KnownLayer) => string {
  const weighty = layers.filter(({ parts }) => parts.length > 0);
  const namings = [({ counted }: KnownLayer) => counted, ({ path }: KnownLayer) => path];
  for (const group of LAYER_GROUPS)
    for (const separator of SEPARATORS)
      for (const naming of namings) {
        const pathOf = (layer: KnownLayer): string =>
          `/${naming(layer)
            .flatMap((name) => [group, name])
            .join(separator)}/vars`;
        if (weighty.every((layer) => file.hasGroup(pathOf(layer)))) return pathOf;
      }
  const missing =
    weighty.find(({ counted }) => !file.hasGroup(`/layers/${counted.join('/layers/')}/vars`)) ?? weighty[0];
  throw new UserError(`${KERAS_WEIGHTS_FILE} has no weights of layer “${shownName(missing?.name ?? '')}”.`);
}

/** The draft of a network, with what is to be said of the file of its weights. */
function draftOf(
  model: KerasModel,
  file: Hdf5File,
  weightsOf: (layer: KnownLayer) => readonly WeightArray[],
): NetworkDraft {
  const draft = networkDraftOf(model, weightsOf);
  return { ...draft, notes: [...draft.notes, ...file.notes] };
}

/** The variables of a group, which are called 0, 1, 2... */
const variablesAt = (file: Hdf5File, path: string, layer: KnownLayer): readonly WeightArray[] =>
  needed(
    layer,
    file.names(path).map((_, index) => `${path}/${index}`),
  ).map((array) => file.array(array));

/** Those of a layer's arrays that are not spare. */
function needed({ parts, spare = 0 }: KnownLayer, arrays: readonly string[]): readonly string[] {
  return arrays.length <= parts.length + spare ? arrays.slice(0, parts.length) : arrays;
}

/** Where a whole model's `.h5` has the weights. */
const LEGACY_GROUP = '/model_weights';

/**
 * A layer's weights as Keras 2 lays them, each layer a group at `root`. Of a model within the model, the outermost one's
 * group has all of them.
 */
function legacyWeights(file: Hdf5File, layer: KnownLayer, root: string): readonly WeightArray[] {
  const {
    name,
    path: [outermost = name],
  } = layer;
  const group = `${root}/${outermost}`;
  const weights = file.texts(group, 'weight_names');
  const own = outermost === name ? weights : weights.filter((weight) => weight.split('/').at(-2) === name);
  return needed(layer, own).map((weight) => file.array(`${group}/${weight}`));
}
