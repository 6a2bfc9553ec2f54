import { UserError } from '../user-error';
import { baseName } from './file-beside';
import type { ImportedNetwork } from './imported-network';
import type { ImportFile } from './import-file';
import { fromHdf5, fromKeras, fromKerasJson, isHdf5, isKeras, isKerasJson } from './keras/import-keras';
import { fromOnnx, isOnnx } from './onnx/from-onnx';
import { fromPytorch, isTorchModule } from './pytorch/import-pytorch';
import { otherFormatOf } from './other-formats';
import { shownName } from './shown-name';
import { fromTfjsFiles, isTfjs } from './tfjs/import-tfjs';
import { isZip, listZip, unzip } from './unzip';

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
  /** What its files' names end in. */
  readonly endings: readonly string[];
  recognizes(file: ImportFile): boolean;
  /** @param files that it was given with, where its weights may be */
  read(file: ImportFile, files: readonly ImportFile[]): ImportedNetwork | Promise<ImportedNetwork>;
}

/** What else can be brought in, beside the files of a TensorFlow.js model; the first that recognizes a file reads it. */
const FILE_FORMATS: readonly FileFormat[] = [
  {
    title: 'Keras',
    endings: ['.keras'],
    recognizes: ({ bytes }) => isKeras(bytes),
    read: ({ bytes }) => fromKeras(bytes),
  },
  {
    title: 'ONNX',
    endings: ['.onnx'],
    recognizes: (file) => isOnnx(file.bytes) || endsIn(file, ['.onnx']),
    read: ({ name, bytes }, files) => fromOnnx(bytes, { path: name, files }),
  },
  {
    title: 'Keras HDF5',
    endings: ['.h5', '.hdf5'],
    recognizes: ({ bytes }) => isHdf5(bytes),
    read: ({ bytes }) => fromHdf5(bytes),
  },
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
    if (file.bytes.length === 0) throw new UserError(`“${shownName(baseName(file.name))}” is empty.`);
    const format = formatOf(file);
    if (format) return await readFile(format, file, []);
    const other = otherFormatOf(file);
    if (other !== null) throw new UserError(other);
    if (isZip(file.bytes)) return await importZip(file);
  }
  if (isTfjs(files)) return { network: fromTfjsFiles(files), format: 'TensorFlow.js', file: describe(files) };
  const modules = files.filter(isTorchModule);
  if (modules.length === 1)
    return { network: fromPytorch(modules[0]!, files), format: 'PyTorch', file: baseName(modules[0]!.name) };
  const apart = files.filter(isKerasJson);
  if (apart.length === 1) return await importApart(apart[0]!, files);
  // A model with other things about it; what only looks like one may be the weights of another.
  const found = files.filter((one) => formatOf(one) !== undefined);
  const named = found.filter((one) => endsIn(one, formatOf(one)!.endings));
  const models = named.length > 0 ? named : found;
  if (models.length > 1)
    throw new UserError(
      `There is more than one model: ${models.map(({ name }) => shownName(baseName(name))).join(', ')}.`,
    );
  const [model] = models;
  if (model !== undefined) return await readFile(formatOf(model)!, model, files);
  throw refusal(files);
}

const formatOf = (file: ImportFile): FileFormat | undefined => FILE_FORMATS.find((one) => one.recognizes(file));

const endsIn = ({ name }: ImportFile, endings: readonly string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending));

async function readFile(format: FileFormat, file: ImportFile, files: readonly ImportFile[]): Promise<ImportedModel> {
  return { network: await format.read(file, files), format: format.title, file: baseName(file.name) };
}

/** A Keras model whose configuration and weights are two files. */
async function importApart(json: ImportFile, files: readonly ImportFile[]): Promise<ImportedModel> {
  const name = baseName(json.name);
  const weights = files.filter(({ bytes }) => isHdf5(bytes));
  const [only] = weights;
  if (only === undefined)
    throw new UserError(
      `“${shownName(name)}” is a Keras network without its weights: choose their file (.weights.h5 or .h5) along with it.`,
    );
  if (weights.length > 1)
    throw new UserError(
      `“${shownName(name)}” has more than one file of weights beside it: ${weights.map((one) => shownName(baseName(one.name))).join(', ')}.`,
    );
  return { network: await fromKerasJson(json, only.bytes), format: 'Keras', file: name };
}

/** What is thrown where no file is a model that can be taken. */
function refusal(files: readonly ImportFile[]): UserError {
  const [file] = files;
  const other = files.map(otherFormatOf).find((sentence) => sentence !== null);
  if (other !== undefined) return new UserError(other);
  const what = file && files.length === 1 ? `“${shownName(baseName(file.name))}” is` : 'These files are';
  return new UserError(`${what} no model that can be brought in: that is ${TAKEN}.`);
}

/** A zip of files that are a model; no zip within it. */
async function importZip(zip: ImportFile): Promise<ImportedModel> {
  if (listZip(zip.bytes).size === 0) throw new UserError('The zip is empty.');
  const files = [...unzip(zip.bytes)].map(([name, bytes]): ImportFile => ({ name, bytes }));
  const inner = files.filter((one) => !isZip(one.bytes) || formatOf(one) !== undefined || otherFormatOf(one) !== null);
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
