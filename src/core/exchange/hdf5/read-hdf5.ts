import type { Attribute, Dataset, Entity, File, Group, ready as Ready } from 'h5wasm';
import { UserError } from '../../user-error';
import { IMPORT_LIMITS, type WeightArray } from '../imported-network';
import { halfFloat } from '../half-floats';
import { shownName } from '../shown-name';
import { roundedNote } from '../stored-weights';

/** So many names in a group or in a list of them, and so many characters of a text, are taken. */
const MOST_NAMES = 2_000;
const LONGEST_TEXT = 8 * 1024 * 1024;

/** HDF5's own classes of types. */
const FLOAT = 1;
const STRING = 3;

type Library = Awaited<typeof Ready>;

/** HDF5's own filters that lose nothing: deflate (gzip), shuffle, and a checksum. */
const LOSSLESS = [1, 2, 3];

/** Deflate makes nothing smaller than by this. */
const MOST_DEFLATED = 1032;

const isGroup = (entity: Entity | null): entity is Group => entity !== null && 'keys' in entity;
const isDataset = (entity: Entity | null): entity is Dataset => entity !== null && 'filters' in entity;

/** What is looked up in an HDF5 file. Paths begin at its root; nothing outside the file is ever followed. */
export class Hdf5File {
  readonly #root: Group;
  readonly #bytes: number;
  readonly #library: Library;
  #hasHalves = false;
  /** How many numbers were read so far. A file can name one array many times. */
  #taken = 0;

  constructor(root: Group, bytes: number, library: Library) {
    this.#root = root;
    this.#bytes = bytes;
    this.#library = library;
  }

  /** What is to be said of the arrays that were read, a sentence each. */
  get notes(): readonly string[] {
    return this.#hasHalves ? [roundedNote('16-bit floats')] : [];
  }

  hasGroup(path: string): boolean {
    return isGroup(this.#root.get(path));
  }

  /** The names in a group, none where there is no such group. */
  names(path: string): readonly string[] {
    const group = this.#root.get(path);
    if (!isGroup(group)) return [];
    const names = group.keys();
    if (names.length > MOST_NAMES)
      throw new UserError(`“${shownName(path)}” has ${names.length} entries, more than any network.`);
    return names;
  }

  /** A text attribute of a group; null where there is none. */
  text(path: string, name: string): string | null {
    const texts = this.#texts(path, name);
    return texts?.[0] ?? null;
  }

  /** A list of texts in an attribute, or in several that are numbered, as Keras splits up long ones. */
  texts(path: string, name: string): readonly string[] {
    const whole = this.#texts(path, name);
    if (whole !== null) return whole;
    const parts: string[] = [];
    for (let number = 0; parts.length <= MOST_NAMES; number++) {
      const part = this.#texts(path, `${name}${number}`);
      if (part === null) break;
      parts.push(...part);
    }
    return parts;
  }

  /** A dataset of floats of 16, 32 or 64 bits. @throws UserError where it is something else, or larger than its file */
  array(path: string): WeightArray {
    const dataset = this.#root.get(path);
    if (!isDataset(dataset)) throw new UserError(`The file has no array “${shownName(path)}”.`);
    const { shape, type, size, virtual_sources: elsewhere } = dataset.metadata;
    if (shape === null || type !== FLOAT || ![2, 4, 8].includes(size))
      throw new UserError(`The array “${shownName(path)}” is not of floats of 16, 32 or 64 bits.`);
    const { filters } = dataset;
    if (!filters.every(({ id }) => LOSSLESS.includes(id)))
      throw new UserError(`The array “${shownName(path)}” is compressed in a way that can't be read here.`);
    const count = shape.reduce((product, side) => product * side, 1);
    const most = this.#bytes * (filters.length > 0 ? MOST_DEFLATED : 1);
    if (elsewhere !== undefined || count > IMPORT_LIMITS.weights || count * size > most)
      throw new UserError(`The array “${shownName(path)}” of shape [${shape.join(', ')}] is not within the file.`);
    this.#taken += count;
    if (this.#taken > IMPORT_LIMITS.weights) throw new UserError('The file has more weights than can be taken.');
    if (size === 2) return { shape, values: this.#halves(dataset, count) };
    const { value } = dataset;
    if (value instanceof Float32Array) return { shape, values: value };
    if (value instanceof Float64Array) return { shape, values: Float32Array.from(value) };
    throw new UserError(`The array “${shownName(path)}” can't be read.`);
  }

  /** 16-bit floats, which the library has no array for: by their bytes. */
  #halves({ file_id: file, path, metadata }: Dataset, count: number): Float32Array {
    this.#hasHalves = true;
    const library = this.#library;
    const place = library._malloc(2 * count);
    if (place === 0) throw new UserError(`The array “${shownName(path)}” is too large to be read.`);
    try {
      library.get_dataset_data(file, path, null, null, null, BigInt(place));
      const data = new DataView(library.HEAPU8.slice(place, place + 2 * count).buffer);
      return Float32Array.from({ length: count }, (_, at) => halfFloat(data.getUint16(2 * at, metadata.littleEndian)));
    } finally {
      library._free(place);
    }
  }

  #texts(path: string, name: string): readonly string[] | null {
    const group = this.#root.get(path);
    if (!isGroup(group)) return null;
    const attribute: Attribute | undefined = group.attrs[name];
    if (attribute === undefined) return null;
    const { type, size, total_size: count } = attribute.metadata;
    if (type !== STRING || count > MOST_NAMES || count * size > Math.min(LONGEST_TEXT, this.#bytes)) return null;
    const { value } = attribute;
    const texts = Array.isArray(value) ? value : [value];
    return texts.filter((text) => typeof text === 'string').map((text) => text.replace(/\0+$/, ''));
  }
}

/**
 * Opens an HDF5 file in memory and reads from it. The library runs in a sandbox of its own, which has no way to the disk.
 * @throws UserError where it is not such a file, or broken
 */
export async function readHdf5<Result>(bytes: Uint8Array, read: (file: Hdf5File) => Result): Promise<Result> {
  const { File: Hdf5, ready } = await import('h5wasm');
  const module = await ready;
  // Without this, faults are printed and what is read is what lay in memory before.
  module.activate_throwing_error_handler();
  const path = '/read.h5';
  module.FS.writeFile(path, bytes);
  let file: File | null = null;
  try {
    file = new Hdf5(path, 'r');
    return read(new Hdf5File(file, bytes.length, module));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('The HDF5 file is broken: it can’t be read to its end.', { cause: error });
  } finally {
    close(file);
    // A file that broke the library stays open in it, and would keep its bytes.
    module.FS.truncate(path, 0);
    module.FS.unlink(path);
  }
}

/** One that is broken may not even be closed; what was read of it, or why it was refused, stands. */
function close(file: File | null): void {
  try {
    file?.close();
  } catch {
    // The library's own sandbox is all that it takes up.
  }
}
