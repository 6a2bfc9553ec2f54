import { File, ready, type Group } from 'h5wasm';
import type { ExportedModel } from '../../../../src/core/exchange/exported-model';
import { toKerasLayers } from '../../../../src/core/exchange/keras-layers';

/** A whole model as Keras 2 saves it as HDF5. With `hollow`, its arrays are claimed, but not there. */
export async function hdf5Model({ layers, weights }: ExportedModel, { hollow = false } = {}): Promise<Uint8Array> {
  const { FS } = await ready;
  const file = new File('/model.h5', 'w');
  const config = { class_name: 'Sequential', config: { name: 'sequential_3', layers: toKerasLayers(layers) } };
  file.create_attribute('model_config', JSON.stringify(config));
  file.create_attribute('keras_version', '2.9.0');
  const group = file.create_group('model_weights');
  group.create_attribute(
    'layer_names',
    layers.map(({ name }) => name),
  );
  for (const { name } of layers) {
    const own = weights.filter((weight) => weight.name.startsWith(`${name}/`));
    const outer = group.create_group(name);
    if (own.length === 0) continue;
    outer.create_attribute(
      'weight_names',
      own.map((weight) => `${weight.name}:0`),
    );
    const inner = outer.create_group(name);
    for (const weight of own) {
      const part = `${weight.name.split('/')[1]!}:0`;
      if (hollow) claim(inner, part, weight.shape);
      else inner.create_dataset({ name: part, data: weight.values, shape: [...weight.shape], dtype: '<f4' });
    }
  }
  file.close();
  const bytes = FS.readFile('/model.h5');
  FS.unlink('/model.h5');
  return bytes;
}

/** An array of a shape of which nothing is stored: it is in chunks, none of which was written. */
function claim(group: Group, name: string, shape: readonly number[]): void {
  const dataset = group.create_dataset({
    name,
    data: new Float32Array(1),
    shape: shape.map(() => 1),
    maxshape: shape.map(() => null),
    chunks: shape.map(() => 1),
    dtype: '<f4',
  });
  dataset.resize([...shape]);
}
