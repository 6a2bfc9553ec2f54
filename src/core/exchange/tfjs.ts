import * as v from 'valibot';
import type { Layer } from '../network/layer';
import { planLayers, sizeOf } from '../network/layer-kinds';
import type { Weight, Weights } from '../network/weights';
import { checkWeights } from '../network/weights-check';
import { UserError } from '../user-error';
import { floatBytes } from './float-bytes';
import { fromKerasLayers, toKerasLayers } from './keras-layers';

/**
 * TensorFlow.js's layers format: `model.json` with a Keras topology and a manifest of the weights, and their bytes in one
 * file. `tf.loadLayersModel` opens it as it stands.
 */

/** The file of the weights' bytes, beside `model.json`. */
export const WEIGHTS_FILE = 'weights.bin';

const manifestWeight = v.object({
  name: v.string(),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
  dtype: v.literal('float32'),
});

const modelSchema = v.object({
  format: v.literal('layers-model'),
  modelTopology: v.object({
    model_config: v.object({
      class_name: v.literal('Sequential'),
      config: v.object({ layers: v.array(v.unknown()) }),
    }),
  }),
  weightsManifest: v.pipe(v.array(v.object({ weights: v.array(manifestWeight) })), v.length(1)),
});

/**
 * Writes a network as a layers model: the text of `model.json`, and the bytes of {@link WEIGHTS_FILE}.
 * @param metadata what the format's own place for that is to say
 */
export function toTfjs(
  layers: readonly Layer[],
  weights: Weights,
  metadata?: Readonly<Record<string, string>>,
): { modelJson: string; weightsBin: Uint8Array } {
  const model = {
    format: 'layers-model',
    generatedBy: 'Inkling',
    convertedBy: null,
    ...(metadata && { userDefinedMetadata: metadata }),
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name: 'inkling', layers: toKerasLayers(layers) } },
    },
    weightsManifest: [
      {
        paths: [WEIGHTS_FILE],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  return { modelJson: JSON.stringify(model, null, 1), weightsBin: floatBytes(weights.map(({ values }) => values)) };
}

/**
 * Reads a layers model that is a digit network.
 * @throws UserError in one sentence that says what is wrong with it
 */
export function fromTfjs(modelJson: string, weightsBin: Uint8Array): { layers: readonly Layer[]; weights: Weights } {
  const model = v.safeParse(modelSchema, parsed(modelJson));
  if (!model.success) {
    const [issue] = model.issues;
    throw new UserError(
      `model.json is not a sequential layers model: ${v.getDotPath(issue) ?? 'it'} is wrong (${issue.message}).`,
    );
  }
  const layers = fromKerasLayers(model.output.modelTopology.model_config.config.layers);
  const stored = weightsOf(model.output.weightsManifest[0]!.weights, weightsBin);
  const planned = planLayers(layers);
  checkWeights(planned, stored);
  return { layers, weights: stored };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError('model.json is not JSON.');
  }
}

function weightsOf(manifest: readonly v.InferOutput<typeof manifestWeight>[], bytes: Uint8Array): Weights {
  const needed = manifest.reduce((sum, { shape }) => sum + sizeOf(shape) * 4, 0);
  if (needed !== bytes.byteLength)
    throw new UserError(`${WEIGHTS_FILE} has ${bytes.byteLength} bytes where model.json tells of ${needed}.`);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  return manifest.map(({ name, shape }): Weight => {
    const values = new Float32Array(sizeOf(shape));
    for (let place = 0; place < values.length; place++, offset += 4) values[place] = data.getFloat32(offset, true);
    return { name, shape, values };
  });
}
