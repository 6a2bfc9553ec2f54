import { UserError } from '../user-error';
import type { ImportedNetwork } from './imported-network';
import { fromHdf5, fromKeras, isHdf5, isKeras } from './keras/import-keras';
import { fromOnnx, isOnnx } from './onnx/from-onnx';
import { fromTfjsFiles, isTfjs } from './tfjs/import-tfjs';
import { isZip, listZip, unzip } from './unzip';
import type { ImportFile } from './import-file';

/** A network that was brought in, with what it came from. */
export interface ImportedModel {
  readonly network: ImportedNetwork;
  /** The format, as it is shown. */
  readonly format: string;
  /** The file that the network was in. */
  readonly file: string;
}

/** A format that is one file, and how it is told by what is in it. */
interface FileFormat {
  readonly title: string;
  recognizes(file: ImportFile): boolean;
  read(bytes: Uint8Array): ImportedNetwork | Promise<ImportedNetwork>;
}

/** What else can be brought in, beside the files of a TensorFlow.js model; the first that recognizes a file reads it. */
const FILE_FORMATS: readonly FileFormat[] = [
  { title: 'Keras', recognizes: ({ bytes }) => isKeras(bytes), read: fromKeras },
  {
    title: 'ONNX',
    recognizes: ({ name, bytes }) => isOnnx(bytes) || name.toLowerCase().endsWith('.onnx'),
    read: fromOnnx,
  },
  { title: 'Keras HDF5', recognizes: ({ bytes }) => isHdf5(bytes), read: fromHdf5 },
];

/** What can be brought in, for whoever chose something else. */
const TAKEN =
  'a TensorFlow.js model (model.json and its weights, or a zip of them), a Keras model (.keras or .h5) or an ONNX model';

/**
 * Reads a network out of files, telling by what is in them what they are.
 * @throws UserError that says what they are not, or which layer can't be taken and why
 */
export async function importModel(files: readonly ImportFile[]): Promise<ImportedModel> {
  const [file] = files;
  if (file === undefined) throw new UserError('There are no files to bring in.');
  if (files.length === 1) {
    if (file.bytes.length === 0) throw new UserError(`“${baseName(file.name)}” is empty.`);
    const format = FILE_FORMATS.find((one) => one.recognizes(file));
    if (format) return { network: await format.read(file.bytes), format: format.title, file: baseName(file.name) };
    if (isZip(file.bytes)) return await importZip(file);
  }
  if (isTfjs(files)) return { network: fromTfjsFiles(files), format: 'TensorFlow.js', file: describe(files) };
  if (files.length > 1) {
    // A model with other things about it.
    const models = files.filter((one) => FILE_FORMATS.some((format) => format.recognizes(one)));
    if (models.length === 1) return await importModel(models);
    if (models.length > 1)
      throw new UserError(`There is more than one model: ${models.map(({ name }) => baseName(name)).join(', ')}.`);
  }
  const what = files.length === 1 ? `“${baseName(file.name)}” is` : 'These files are';
  throw new UserError(`${what} no model that can be brought in: that is ${TAKEN}.`);
}

/** A zip of files that are a model; no zip within it. */
async function importZip(zip: ImportFile): Promise<ImportedModel> {
  if (listZip(zip.bytes).size === 0) throw new UserError('The zip is empty.');
  const files = [...unzip(zip.bytes)].map(([name, bytes]): ImportFile => ({ name, bytes }));
  const inner = files.filter((one) => !isZip(one.bytes) || FILE_FORMATS.some((format) => format.recognizes(one)));
  if (inner.length === 0)
    throw new UserError(
      files.length > 0 ? 'The zip holds another zip: unpack it first.' : 'There is no model in the zip.',
    );
  return { ...(await importModel(inner)), file: baseName(zip.name) };
}

/** The folder's name where the files have one in common. */
function describe(files: readonly ImportFile[]): string {
  const folders = new Set(files.map(({ name }) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '')));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined && folder !== '' ? folder : 'model.json';
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
