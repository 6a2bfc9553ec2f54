import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { imageAt, IMAGE_PIXELS, IMAGE_SIZE, type Digits } from '../../../core/data/digits';
import { DIGIT_FORMATS, type DigitFormatId } from '../../../core/data/digit-formats';
import {
  idxKind,
  type IdxImages,
  readIdxImages,
  readIdxLabels,
  refuseMismatch,
  writeIdx,
} from '../../../core/data/idx';
import { layDigitOnPad, layGreyOnPad } from '../../../core/ink/picture';
import { recordsOfFile } from './stroke-files/stroke-file';
import { type PenDigit, toPenDigit } from '../../../core/ink/strokes';
import type { Drawing } from '../../../core/ink/drawing';
import { UserError } from '../../../core/user-error';
import { writeCount } from '../../../core/words/quantities';
import { loadTestDigits } from './mnist';
import { isContactSheet, readContactSheet, writeContactSheet } from './contact-sheet-file';
import { isCsv, readCsvDigits } from './csv-digits';
import { isPicture } from '../pictures/decode-picture';
import { readLabelledPictures } from './labelled-pictures';
import { isNpy, readNpy } from './npy';
import { type Purpose, readArrayDigits } from './npz-digits';
import { type DigitFile, openDigitFiles } from './open-digit-files';
import { turnAsMnist, type WantedTurn } from './turned-images';

/** Own digits as files to take away, and files of digits that are brought in. */

/** A digit out of a file, with what names it in an error: `pens.jsonl, line 3`. */
export interface FoundDigit extends Omit<PenDigit, 'label'> {
  readonly label: number;
  readonly where: string;
}

/** The digits of files, and what was done to them that their owner should know, a sentence each. */
export interface FoundDigits {
  readonly digits: readonly FoundDigit[];
  readonly notes: readonly string[];
}

/** So many images can be brought in at once, where each becomes a line of own digits, or be read. */
const MOST_IMAGES: Readonly<Record<Purpose, number>> = { learn: 20_000, test: 100_000 };

/** So many digits are read before others get their turn. */
const CHUNK = 50;

/** Digits as IDX files and their README, in a zip. */
const IDX_README = `Handwritten digits as IDX files, the format of MNIST: images of 28x28 pixels, 0 for paper to 255 for ink, and their labels.
Whatever reads MNIST's files reads these.
`;

const IMAGES_FILE = 'own-digits-images-idx3-ubyte.gz';
const LABELS_FILE = 'own-digits-labels-idx1-ubyte.gz';

/** One file with all of the digits' images. */
export function writeImages(format: Exclude<DigitFormatId, 'jsonl'>, digits: Digits): DigitFile {
  const name = `own-digits${DIGIT_FORMATS[format].extension}`;
  if (format === 'png') return { name, bytes: writeContactSheet(digits) };
  const { images, labels } = writeIdx(digits);
  const files = { [IMAGES_FILE]: gzipSync(images), [LABELS_FILE]: gzipSync(labels), 'README.txt': strToU8(IDX_README) };
  return { name, bytes: zipSync(files, { level: 0 }) };
}

/** How digits are to be read. */
export interface Reading {
  /** How images are to be turned, where it isn't to be told by their look. */
  readonly turn?: WantedTurn | undefined;
  /** What for: no network may learn from MNIST's test digits. */
  readonly purpose?: Purpose;
}

/**
 * The digits of files: strokes in JSON, InkML, UNIPEN or SVG; images and labels as IDX or as arrays of NumPy; tables of labels
 * and pixels (CSV); pictures whose folder or name says the digit; contact sheets that Inkling made; each on its own or with
 * gzip, or in a zip.
 * @throws UserError that names the file, and the place in it, that can't be read
 */
export async function readDigitFiles(
  files: readonly DigitFile[],
  { turn = {}, purpose = 'learn' }: Reading = {},
): Promise<FoundDigits> {
  const opened = (await openDigitFiles(files)).map((file) => ({ file, kind: kindOf(file) }));
  const of = (wanted: DigitFileKind): readonly DigitFile[] =>
    opened.filter(({ kind }) => kind === wanted).map(({ file }) => file);
  const how = { turn, purpose };
  const parts = [
    await readIdxPair(of('images'), of('labels'), how),
    await readArrays(of('array'), how),
    await readPictures(of('picture'), how),
  ];
  for (const file of of('other')) parts.push(await readAlone(file, how));
  const found = parts.flatMap(({ digits }) => digits);
  const notes = parts.flatMap((part) => part.notes);
  if (found.length === 0) throw new UserError(`There are no digits in ${files.map(({ name }) => name).join(', ')}.`);
  return { digits: found, notes };
}

const NONE: FoundDigits = { digits: [], notes: [] };

/** What a file belongs to: IDX files, arrays and pictures are read together, any other by itself. */
type DigitFileKind = 'images' | 'labels' | 'array' | 'picture' | 'other';

function kindOf({ bytes }: DigitFile): DigitFileKind {
  if (isNpy(bytes)) return 'array';
  if (isPicture(bytes) && !isContactSheet(bytes)) return 'picture';
  return idxKind(bytes) ?? 'other';
}

async function readArrays(files: readonly DigitFile[], how: Required<Reading>): Promise<FoundDigits> {
  if (files.length === 0) return NONE;
  const { parts, notes } = readArrayDigits(
    files.map(({ name, bytes }) => readNpy(bytes, name)),
    how.purpose,
  );
  const found: FoundDigits[] = [];
  for (const { name, images, labels } of parts) found.push(await digitsOfImages(images, labels, name, how));
  return {
    digits: found.flatMap(({ digits }) => digits),
    notes: [...notes, ...found.flatMap((part) => part.notes)],
  };
}

async function readPictures(files: readonly DigitFile[], how: Required<Reading>): Promise<FoundDigits> {
  const [first] = files;
  if (first === undefined) return NONE;
  const all = files.length === 1 ? first.name : `${writeCount(files.length)} pictures`;
  refuseTooMany(files.length, all, how.purpose);
  const { small, large } = await readLabelledPictures(files, how.turn?.transpose === true);
  const { digits, notes } = await digitsOfImages(
    small.images,
    small.labels,
    all,
    how,
    (index) => small.names[index] ?? all,
  );
  return { digits: [...digits, ...large.map(({ name, ...digit }) => ({ ...digit, where: name }))], notes };
}

/** The digits of a file of images and its file of labels; none where there is neither. */
async function readIdxPair(
  images: readonly DigitFile[],
  labels: readonly DigitFile[],
  how: Required<Reading>,
): Promise<FoundDigits> {
  const [imagesFile, labelsFile] = [images[0], labels[0]];
  const file = imagesFile ?? labelsFile;
  if (file === undefined) return NONE;
  if (imagesFile === undefined || labelsFile === undefined)
    throw new UserError(
      `${file.name} has the ${imagesFile ? 'images' : 'labels'} only: choose its file of ${imagesFile ? 'labels' : 'images'} along with it.`,
    );
  if (images.length > 1 || labels.length > 1)
    throw new UserError('There is more than one file of images or of labels: choose one of each.');
  const found = readIdxImages(imagesFile.bytes, imagesFile.name);
  const known = readIdxLabels(labelsFile.bytes, labelsFile.name);
  refuseMismatch(found, known, imagesFile.name, labelsFile.name);
  return digitsOfImages(found, known, imagesFile.name, how);
}

/** Labelled images as digits, turned as MNIST's lie. */
async function digitsOfImages(
  found: IdxImages,
  labels: Uint8Array,
  file: string,
  { turn, purpose }: Required<Reading>,
  whereOf = (index: number) => imageOf(file, index),
): Promise<FoundDigits> {
  if (found.count === 0) return NONE;
  refuseTooMany(found.count, file, purpose);
  const { images, note } = await turnAsMnist(found, labels, file, turn ?? {});
  if (purpose === 'learn') await refuseTestDigits(images, whereOf);
  const { width, height, pixels } = images;
  const size = width * height;
  const digits = Array.from(labels, (label, index) => ({
    label,
    drawing: drawingOf(pixels.subarray(index * size, (index + 1) * size), width, height),
    where: whereOf(index),
  }));
  return { digits, notes: note === null ? [] : [note] };
}

/** What names an image of a file in an error. */
const imageOf = (file: string, index: number): string => `${file}, image ${index + 1}`;

/** Networks are tested with MNIST's test digits, so none may learn from them as own digits. */
async function refuseTestDigits(
  { count, width, height, pixels }: IdxImages,
  whereOf: (index: number) => string,
): Promise<void> {
  if (width * height !== IMAGE_PIXELS) return;
  const keyAt = (images: Uint8Array, index: number): string =>
    Buffer.from(images.buffer, images.byteOffset + index * IMAGE_PIXELS, IMAGE_PIXELS).toString('latin1');
  const test = await loadTestDigits();
  const known = new Set(Array.from({ length: test.count }, (_, index) => keyAt(test.images, index)));
  for (let index = 0; index < count; index++)
    if (known.has(keyAt(pixels, index)))
      throw new UserError(
        `${whereOf(index)} is one of MNIST's test digits. Networks are tested with them, and must not learn from them.`,
      );
}

/** A 28x28 image is taken as it lies; another is laid out as MNIST's are. */
function drawingOf(grey: Uint8Array, width: number, height: number): Drawing {
  if (width === IMAGE_SIZE && height === IMAGE_SIZE) return { marks: [layDigitOnPad(grey)] };
  return { marks: [layGreyOnPad(grey, width, height)] };
}

/** The digits of a file that needs no other. */
async function readAlone(file: DigitFile, how: Required<Reading>): Promise<FoundDigits> {
  if (isContactSheet(file.bytes)) return { digits: readSheet(file), notes: [] };
  const text = textOf(file.bytes, file.name);
  if (!isCsv(text)) return { digits: await readStrokes(text, file.name), notes: [] };
  const { images, labels } = readCsvDigits(text, file.name);
  return digitsOfImages(images, labels, file.name, how);
}

function readSheet({ name, bytes }: DigitFile): readonly FoundDigit[] {
  const digits = readContactSheet(bytes, name);
  return Array.from(digits.labels, (label, index) => ({
    label,
    drawing: { marks: [layDigitOnPad(imageAt(digits, index))] },
    where: `${name}, digit ${index + 1}`,
  }));
}

async function readStrokes(text: string, name: string): Promise<readonly FoundDigit[]> {
  const found: FoundDigit[] = [];
  for (const { value, where } of recordsOfFile(text, name)) {
    const { label, ...read } = toPenDigit(value, where);
    if (label === null) throw new UserError(`${where} has no label: which digit is it meant to be?`);
    found.push({ ...read, label, where });
    if (found.length % CHUNK === 0) await setImmediate();
  }
  return found;
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(
      `${name} is no file of digits: those are strokes, pictures, IDX and NPZ files, tables and contact sheets.`,
    );
  }
}

function refuseTooMany(count: number, file: string, purpose: Purpose): void {
  const most = MOST_IMAGES[purpose];
  if (count > most)
    throw new UserError(
      `${file} has ${writeCount(count)} images; ${writeCount(most)} at most can be ${purpose === 'learn' ? 'brought in as own digits' : 'read at once'}.`,
    );
}
