import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import { modelName } from '../../model-name';
import type { ImportFile } from '../import-model';
import { finishNetwork, IMPORT_LIMITS, type ImportedNetwork, type WeightArray } from '../imported-network';
import { readJsonFile } from '../json-file';
import { draftOf, readKerasModel } from '../keras/keras-model';
import { shownName } from '../shown-name';
import { writeLarge } from '../../words/quantities';

const manifestSchema = v.array(
  v.object({
    paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(200)),
    weights: v.pipe(
      v.array(
        v.object({
          name: v.string(),
          shape: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(6)),
          dtype: v.string(),
          quantization: v.optional(v.unknown()),
        }),
      ),
      v.maxLength(2000),
    ),
  }),
);

const modelSchema = v.object({
  modelTopology: v.looseObject({ model_config: v.optional(v.unknown()) }),
  weightsManifest: manifestSchema,
});

type Group = v.InferOutput<typeof manifestSchema>[number];

/** Whether the files are a TensorFlow.js model's: there is one `model.json` by whatever name, with a topology in it. */
export const isTfjs = (files: readonly ImportFile[]): boolean => files.some((file) => topologyFile(file) !== null);

/**
 * Reads a layers model out of its files: `model.json`, and the weights in as many files as its manifest names.
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
  const model = v.safeParse(modelSchema, json);
  if (!model.success) {
    const [issue] = model.issues;
    throw new UserError(`“${shownName(name)}” is no layers model: ${v.getDotPath(issue) ?? 'it'} (${issue.message}).`);
  }
  const { modelTopology, weightsManifest } = model.output;
  const arrays = readManifest(weightsManifest, files, folderOf(name));
  const keras = readKerasModel(modelTopology.model_config ?? modelTopology);
  const draft = draftOf(keras, (layer) => layer.parts.map((part) => find(arrays, layer.name, part)));
  return finishNetwork({ ...draft, name: nameOnCard(files, folderOf(name)) ?? draft.name });
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

/** All arrays of the manifest, by their names. */
function readManifest(
  manifest: readonly Group[],
  files: readonly ImportFile[],
  folder: string,
): ReadonlyMap<string, WeightArray> {
  const arrays = new Map<string, WeightArray>();
  let total = 0;
  for (const { paths, weights } of manifest) {
    for (const { name, shape, dtype, quantization } of weights) {
      if (quantization !== undefined || dtype !== 'float32')
        throw new UserError(
          `The weight “${shownName(name)}” is ${quantization === undefined ? `of the type ${shownName(dtype)}` : 'quantized'}; only 32-bit floats can be taken.`,
        );
      total += sizeOf(shape);
      if (total > IMPORT_LIMITS.weights)
        throw new UserError(`It has more than ${writeLarge(IMPORT_LIMITS.weights)} weights, too many to be taken.`);
    }
    const bytes = joined(paths.map((path) => shard(path, files, folder)));
    const needed = weights.reduce((sum, { shape }) => sum + sizeOf(shape) * 4, 0);
    if (bytes.length !== needed)
      throw new UserError(`The weights have ${bytes.length} bytes where model.json tells of ${needed}.`);
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let offset = 0;
    for (const { name, shape } of weights) {
      const values = Float32Array.from({ length: sizeOf(shape) }, (_, place) =>
        data.getFloat32(offset + place * 4, true),
      );
      offset += values.length * 4;
      arrays.set(name, { shape, values });
    }
  }
  return arrays;
}

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

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** A layer's weight; a converter may put the model's name before the layer's. */
function find(arrays: ReadonlyMap<string, WeightArray>, layer: string, part: string): WeightArray {
  const wanted = `${layer}/${part}`;
  const exact = arrays.get(wanted) ?? arrays.get(`${wanted}:0`);
  if (exact) return exact;
  const [name] = [...arrays.keys()].filter((one) => one.endsWith(`/${wanted}`));
  const found = name === undefined ? undefined : arrays.get(name);
  if (found === undefined) throw new UserError(`The ${part.replace('_', ' ')} of “${shownName(layer)}” is missing.`);
  return found;
}
