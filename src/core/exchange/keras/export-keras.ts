import { zipSync } from 'fflate';
import type { PlannedLayer } from '../../network/layer-kinds';
import type { Weights } from '../../network/weights';
import type { Export, ExportedModel } from '../exported-model';
import { type Hdf5Group, writeHdf5 } from '../hdf5/write-hdf5';
import { toKerasLayers } from '../keras-layers';
import { INPUT_NAME, metadataOf } from '../preparation';
import { writeReadMe } from '../read-me';
import { countedNames } from './counted-names';
import { CONFIG_FILE, METADATA_FILE, KERAS_WEIGHTS_FILE } from './import-keras';

/** A version of Keras that reads and writes this very layout; every later one reads it too. */
const KERAS_VERSION = '3.0.0';

const encoder = new TextEncoder();

/** Keras 3's own format: a `.keras` archive with the layers' configuration, and the weights in HDF5. */
export async function exportKeras(model: ExportedModel): Promise<Export> {
  const name = `${model.fileName}.keras`;
  return {
    files: [{ name, bytes: await toKeras(model) }],
    readMe: writeReadMe(model, {
      what: `A Keras model, \`${name}\`, for Keras 3; how to prepare its input is also in the archive's \`${METADATA_FILE}\`.`,
      use: useOf(name),
    }),
  };
}

/** The bytes of the archive. */
export async function toKeras(model: ExportedModel): Promise<Uint8Array> {
  const layers = kerasLayers(model.plan);
  const config = kerasConfig(model, layers);
  const metadata = {
    keras_version: KERAS_VERSION,
    date_saved: model.card.created.slice(0, 19).replace('T', '@'),
    inkling: metadataOf(model),
  };
  const files = {
    [METADATA_FILE]: encoder.encode(JSON.stringify(metadata, null, 1)),
    [CONFIG_FILE]: encoder.encode(JSON.stringify(config, null, 1)),
    [KERAS_WEIGHTS_FILE]: await writeHdf5(weightGroups(layers, model.weights)),
  };
  // Uncompressed, as Keras has it: it reads the weights where they lie in the archive.
  return zipSync(files, { level: 0, mtime: new Date(1981, 0, 1) });
}

/** A layer as Keras 3 has it in a configuration. */
interface Keras3Layer {
  readonly module: 'keras.layers';
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name: null;
  readonly build_config: { readonly input_shape: readonly (number | null)[] };
}

function kerasLayers(plan: readonly PlannedLayer[]): readonly Keras3Layer[] {
  return toKerasLayers(plan.map(({ layer }) => layer)).map(({ class_name, config }, index) => ({
    module: 'keras.layers',
    class_name,
    config: inKeras3(class_name, config),
    registered_name: null,
    build_config: { input_shape: [null, ...plan[index]!.input] },
  }));
}

/** Keras 3 has the input in a layer of its own, and another word for the slope of a leaky ReLU. */
function inKeras3(className: string, config: Keras3Layer['config']): Keras3Layer['config'] {
  const { batch_input_shape: _input, ...rest } = config;
  if (className !== 'LeakyReLU') return rest;
  const { alpha, ...others } = rest;
  return { ...others, negative_slope: alpha };
}

function kerasConfig({ plan, fileName }: ExportedModel, layers: readonly Keras3Layer[]): object {
  const shape = [null, ...plan[0]!.input];
  const input = {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: { name: INPUT_NAME, batch_shape: shape, dtype: 'float32', sparse: false },
    registered_name: null,
  };
  return {
    module: 'keras',
    class_name: 'Sequential',
    config: {
      name: fileName.replaceAll('-', '_'),
      trainable: true,
      dtype: 'float32',
      layers: [input, ...layers],
      build_input_shape: shape,
    },
    registered_name: null,
    build_config: { input_shape: shape },
  };
}

/** The variables of each layer, `layers/conv2d/vars/0` and so on, as Keras 3 looks for them. */
function weightGroups(layers: readonly Keras3Layer[], weights: Weights): Hdf5Group {
  const names = countedNames(layers.map(({ class_name }) => class_name));
  const groups = layers.map(({ config }, place): [string, Hdf5Group] => {
    const own = weights.filter(({ name }) => name.startsWith(`${String(config.name)}/`));
    const arrays = Object.fromEntries(own.map((weight, index) => [String(index), weight]));
    return [names[place]!, { groups: { vars: { arrays } } }];
  });
  return { groups: { vars: {}, layers: { groups: Object.fromEntries(groups) } } };
}

const useOf = (name: string): string => `## In Python

Save this as \`read.py\` beside \`${name}\`, then \`pip install keras tensorflow\` (or \`jax\` or \`torch\` in place of
\`tensorflow\`, with \`KERAS_BACKEND\` set to it) and \`python read.py\`:

\`\`\`python
import keras
import numpy as np

model = keras.saving.load_model("${name}")
model.summary()

image = np.zeros((1, 28, 28, 1), dtype="float32")
image[0, 4:24, 13:15, 0] = 1  # a stroke from top to bottom: put your own digit here

probabilities = model.predict(image, verbose=0)[0]
print("It reads", probabilities.argmax(), probabilities.round(3))
\`\`\``;
