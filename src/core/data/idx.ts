import { UserError } from '../user-error';
import { writeCounted } from '../words/quantities';
import { IMAGE_SIZE, type Digits } from './digits';

/**
 * IDX, the format of the MNIST files (http://yann.lecun.com/exdb/mnist): two zero bytes, the type of the values, the
 * number of dimensions, each dimension as a big-endian 32-bit number, then the values row by row.
 */

/** Greyscale images of one size, as they lie in the file. `pixels` has shape `[count, height, width]`. */
export interface IdxImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/** Reads an IDX file of images, of any size. `file` names it in the UserError that a fault gets. No bytes are copied. */
export function readIdxImages(bytes: Uint8Array, file = 'the images file'): IdxImages {
  const { dimensions, values } = readIdx(bytes, 3, 'images', file);
  const [count = 0, height = 0, width = 0] = dimensions;
  if (count > 0 && (height === 0 || width === 0))
    throw new UserError(`${file} holds images of ${width}x${height} pixels.`);
  return { count, height, width, pixels: values };
}

/** Reads an IDX file of labels, shape `[count]`, each 0 to 9. `file` names it in the UserError that a fault gets. */
export function readIdxLabels(bytes: Uint8Array, file = 'the labels file'): Uint8Array {
  const labels = readIdx(bytes, 1, 'labels', file).values;
  const foreign = labels.findIndex((label) => label > 9);
  if (foreign >= 0)
    throw new UserError(`${file} has the label ${labels[foreign]} at ${foreign}; only the digits 0 to 9 can be used.`);
  return labels;
}

/** Refuses images and labels that are not as many. */
export function refuseMismatch(images: IdxImages, labels: Uint8Array, imagesFile: string, labelsFile: string): void {
  if (images.count !== labels.length)
    throw new UserError(
      `${imagesFile} holds ${writeCounted(images.count, 'image')}, but ${labelsFile} holds ${writeCounted(labels.length, 'label')}.`,
    );
}

/** Joins 28x28 images with their labels; a UserError says what doesn't match. */
export function toDigits(
  images: IdxImages,
  labels: Uint8Array,
  imagesFile = 'the images file',
  labelsFile = 'the labels file',
): Digits {
  refuseMismatch(images, labels, imagesFile, labelsFile);
  if (images.count > 0 && (images.width !== IMAGE_SIZE || images.height !== IMAGE_SIZE)) {
    throw new UserError(
      `${imagesFile} holds images of ${images.width}x${images.height} pixels; they must be 28x28 here.`,
    );
  }
  return { count: images.count, images: images.pixels, labels };
}

/** Digits as two IDX files, as MNIST's are. */
export function writeIdx({ count, images, labels }: Digits): {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
} {
  return { images: idxFile([count, IMAGE_SIZE, IMAGE_SIZE], images), labels: idxFile([count], labels) };
}

function idxFile(dimensions: readonly number[], values: Uint8Array): Uint8Array {
  const header = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(header + values.length);
  bytes.set([0, 0, UNSIGNED_BYTE, dimensions.length]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((dimension, index) => view.setUint32(4 + 4 * index, dimension));
  bytes.set(values, header);
  return bytes;
}

/** What an IDX file holds, told by its first four bytes, also where it is of a kind that can't be read; null for any other file. */
export function idxKind(bytes: Uint8Array): 'images' | 'labels' | null {
  const rank = rankOf(bytes) ?? rankOf(reversed(bytes));
  if (rank === null) return null;
  return rank === 1 ? 'labels' : 'images';
}

/** The first four bytes, as a little-endian file begins. */
const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes.subarray(0, 4)).reverse();

function rankOf([first, second, type, rank = 0]: Uint8Array): number | null {
  return first === 0 && second === 0 && type! in TYPES && rank >= 1 && rank <= 4 ? rank : null;
}

/** The types of values that IDX knows, as its third byte has them. */
const TYPES: Readonly<Record<number, string>> = {
  [UNSIGNED_BYTE]: 'bytes',
  0x09: 'signed bytes',
  0x0b: '16-bit numbers',
  0x0c: '32-bit numbers',
  0x0d: '32-bit floating point numbers',
  0x0e: '64-bit floating point numbers',
};

const littleEndian = (file: string): UserError =>
  new UserError(`${file} is little-endian: IDX puts the highest byte of a number first (big-endian).`);

function readSizes(bytes: Uint8Array, rank: number, isLittleEndian: boolean): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, index) => view.getUint32(4 + 4 * index, isLittleEndian));
}

const sizeOf = (dimensions: readonly number[]): number =>
  dimensions.reduce((product, dimension) => product * dimension, 1);

function readIdx(
  bytes: Uint8Array,
  rank: 1 | 3,
  what: string,
  file: string,
): { dimensions: number[]; values: Uint8Array } {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new UserError(`${file} is compressed with gzip; unpack it first.`);
  const header = 4 + 4 * rank;
  if (rankOf(reversed(bytes)) !== null) throw littleEndian(file);
  if (bytes.length >= 4 && (bytes[0] !== 0 || bytes[1] !== 0)) {
    throw new UserError(`${file} is not an IDX file: it doesn't begin with two zero bytes.`);
  }
  if (bytes.length < header)
    throw new UserError(`${file} is cut short: ${bytes.length} bytes are too few for an IDX file of ${what}.`);
  if (bytes[2] !== UNSIGNED_BYTE || bytes[3] !== rank) {
    const type = TYPES[bytes[2]!] ?? `values of type ${bytes[2]}`;
    throw new UserError(
      `${file} is not an IDX file of ${what}: it has ${type} in ${writeCounted(bytes[3]!, 'dimension')}, not bytes in ${rank}.`,
    );
  }
  const dimensions = readSizes(bytes, rank, false);
  const size = sizeOf(dimensions);
  const found = bytes.length - header;
  if (found !== size && sizeOf(readSizes(bytes, rank, true)) === found) throw littleEndian(file);
  if (found < size)
    throw new UserError(`${file} is cut short: ${size} bytes of ${what} are announced, ${found} are there.`);
  if (found > size)
    throw new UserError(`${file} is ${found - size} bytes longer than its ${dimensions[0]} ${what} take.`);
  return { dimensions, values: bytes.subarray(header) };
}
