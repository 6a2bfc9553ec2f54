import * as v from 'valibot';
import { sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import { writeLarge } from '../../words/quantities';
import { halfFloat } from '../half-floats';
import { IMPORT_LIMITS, type WeightArray } from '../imported-network';
import type { KnownLayer } from '../keras/keras-model';
import { shownName } from '../shown-name';
import { roundedNote } from '../stored-weights';

/** How a weight is stored where that is not in 32 bits: its number times `scale`, plus `min`, or a 16-bit float. */
const quantizationSchema = v.variant('dtype', [
  v.object({ dtype: v.picklist(['uint8', 'uint16']), min: v.number(), scale: v.number() }),
  v.object({ dtype: v.literal('float16') }),
]);
const UNKNOWN = { dtype: 'unknown' } as const;

const manifestSchema = v.array(
  v.object({
    paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(200)),
    weights: v.pipe(
      v.array(
        v.object({
          name: v.string(),
          shape: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(6)),
          dtype: v.string(),
          quantization: v.optional(
            v.union([
              quantizationSchema,
              v.pipe(
                v.unknown(),
                v.transform(() => UNKNOWN),
              ),
            ]),
          ),
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

type StoredWeight = v.InferOutput<typeof manifestSchema>[number]['weights'][number];
type Group = v.InferOutput<typeof manifestSchema>[number];

/** What TensorFlow.js's `model.json` and the files that it names hold. */
export interface LayersModel {
  /** What Keras writes of a model. */
  readonly topology: unknown;
  /** The arrays of a layer, in the order of its `parts`. @throws UserError where one is missing */
  readonly weightsOf: (layer: KnownLayer) => readonly WeightArray[];
  /** What is to be said of how they were stored, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a layers model: `model.json`, and the weights in as many files as its manifest names.
 * @param name what `model.json` is called
 * @param shardAt gives the bytes of a file of the manifest
 * @throws UserError in one sentence that says what is wrong with it
 */
export function readLayersModel(name: string, json: unknown, shardAt: (path: string) => Uint8Array): LayersModel {
  const model = v.safeParse(modelSchema, json);
  if (!model.success) {
    const [issue] = model.issues;
    throw new UserError(`“${shownName(name)}” is no layers model: ${v.getDotPath(issue) ?? 'it'} (${issue.message}).`);
  }
  const { modelTopology, weightsManifest } = model.output;
  const arrays = readManifest(weightsManifest, shardAt);
  return {
    topology: modelTopology.model_config ?? modelTopology,
    weightsOf: (layer) => layer.parts.map((part) => find(arrays, layer.name, part)),
    notes: STORED.filter(({ dtype }) =>
      weightsManifest.some(({ weights }) => weights.some(({ quantization }) => quantization?.dtype === dtype)),
    ).map(({ called }) => roundedNote(called)),
  };
}

/** All arrays of the manifest, by their names. */
function readManifest(
  manifest: readonly Group[],
  shardAt: (path: string) => Uint8Array,
): ReadonlyMap<string, WeightArray> {
  const arrays = new Map<string, WeightArray>();
  let total = 0;
  for (const { paths, weights } of manifest) {
    for (const { name, shape, dtype, quantization } of weights) {
      if (quantization === UNKNOWN)
        throw new UserError(`The weight “${shownName(name)}” is quantized in a way that is not known here.`);
      if (dtype !== 'float32')
        throw new UserError(
          `The weight “${shownName(name)}” is of the type ${shownName(dtype)}; only 32-bit floats can be taken.`,
        );
      total += sizeOf(shape);
      if (total > IMPORT_LIMITS.weights)
        throw new UserError(`It has more than ${writeLarge(IMPORT_LIMITS.weights)} weights, too many to be taken.`);
    }
    const bytes = joined(paths.map(shardAt));
    const needed = weights.reduce((sum, weight) => sum + sizeOf(weight.shape) * widthOf(weight), 0);
    if (bytes.length !== needed)
      throw new UserError(`The weights have ${bytes.length} bytes where model.json tells of ${needed}.`);
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let offset = 0;
    for (const weight of weights) {
      const { name, shape } = weight;
      const values = new Float32Array(sizeOf(shape));
      const width = widthOf(weight);
      for (let index = 0; index < values.length; index++, offset += width)
        values[index] = valueAt(weight, data, offset);
      arrays.set(name, { shape, values });
    }
  }
  return arrays;
}

/** What weights may be stored as, and how that is called. */
const STORED = [
  { dtype: 'uint8', called: '8-bit whole numbers' },
  { dtype: 'uint16', called: '16-bit whole numbers' },
  { dtype: 'float16', called: '16-bit floats' },
] as const;

/** How many bytes each number of a weight has. */
function widthOf({ quantization }: StoredWeight): number {
  if (quantization === undefined) return 4;
  return quantization.dtype === 'uint8' ? 1 : 2;
}

function valueAt({ quantization }: StoredWeight, data: DataView, offset: number): number {
  switch (quantization?.dtype) {
    case 'uint8':
      return data.getUint8(offset) * quantization.scale + quantization.min;
    case 'uint16':
      return data.getUint16(offset, true) * quantization.scale + quantization.min;
    case 'float16':
      return halfFloat(data.getUint16(offset, true));
    default:
      return data.getFloat32(offset, true);
  }
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
