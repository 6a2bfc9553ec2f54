import type { Group } from 'h5wasm';
import type { WeightArray } from '../imported-network';

/** A group of an HDF5 file, as it is to be written. */
export interface Hdf5Group {
  readonly arrays?: Readonly<Record<string, WeightArray>>;
  readonly groups?: Readonly<Record<string, Hdf5Group>>;
}

/** Writes an HDF5 file that has 32-bit floats in groups. */
export async function writeHdf5(root: Hdf5Group): Promise<Uint8Array> {
  const { File, ready } = await import('h5wasm');
  const module = await ready;
  module.activate_throwing_error_handler();
  const path = '/write.h5';
  const file = new File(path, 'w');
  try {
    fill(file, root);
  } finally {
    file.close();
  }
  const bytes = module.FS.readFile(path);
  module.FS.unlink(path);
  return bytes;
}

function fill(into: Group, { arrays = {}, groups = {} }: Hdf5Group): void {
  for (const [name, { shape, values }] of Object.entries(arrays))
    into.create_dataset({ name, data: values, shape: [...shape], dtype: '<f4' });
  for (const [name, group] of Object.entries(groups)) fill(into.create_group(name), group);
}
