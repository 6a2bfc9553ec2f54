import type { Layer } from '../network/layer';
import type { NetworkData } from '../network/network-data';
import type { Weights } from '../network/weights';
import { UserError } from '../user-error';
import { floatBytes } from './float-bytes';
import { networkOf } from './imported-network';
import { networkDraftOf, readKerasModel } from './keras/keras-model';
import { toKerasLayers } from './keras-layers';
import { shownName } from './shown-name';
import { readLayersModel } from './tfjs/read-layers-model';

/**
 * TensorFlow.js's layers format: `model.json` with a Keras topology and a manifest of the weights, and their bytes in one
 * file. `tf.loadLayersModel` opens it as it stands.
 */

/** The file of the weights' bytes, beside `model.json`. */
export const WEIGHTS_FILE = 'weights.bin';

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
 * Reads a network as {@link toTfjs} writes it, under the very names that it has.
 * @throws UserError in one sentence that says what is wrong with it
 */
export function fromTfjs(modelJson: string, weightsBin: Uint8Array): NetworkData {
  const { topology, weightsOf } = readLayersModel('model.json', parsed(modelJson), (path) => {
    if (path !== WEIGHTS_FILE) throw new UserError(`model.json tells of “${shownName(path)}”, not of ${WEIGHTS_FILE}.`);
    return weightsBin;
  });
  return networkOf(networkDraftOf(readKerasModel(topology), weightsOf).layers);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError('model.json is not JSON.');
  }
}
