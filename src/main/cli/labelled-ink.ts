import { IMAGE_SIZE, type Digits } from '../../core/data/digits';
import { readIdxImages, readIdxLabels, refuseMismatch, type IdxImages } from '../../core/data/idx';
import type { Drawing } from '../../core/ink/drawing';
import { layDigitOnPad, layGreyOnPad } from '../../core/ink/picture';
import { toPenDigit } from '../../core/ink/strokes';
import { UserError } from '../../core/user-error';
import { DigitCollection } from '../services/digits/digit-collection';
import { readDigitFiles } from '../services/digits/digit-files';
import { loadTestDigits } from '../services/digits/mnist';
import { turnAsMnist, type WantedTurn } from '../services/digits/turned-images';
import { readStrokes, readUnpacked, readUserFiles } from './read-file';

/** Digits with labels, from anywhere, as ink that can be varied and read. */
export interface LabelledInk {
  /** What they are, in words: `10,000 MNIST test digits`. */
  readonly title: string;
  readonly labels: Uint8Array;
  /** What was done to them that their owner should know, as a sentence. */
  readonly note?: string;
  /** The digits from place `start` up to, but not, `end`. */
  drawingsBetween(start: number, end: number): readonly Drawing[];
}

/** The digits that MNIST tests with. */
export async function mnistTestInk(normalize: boolean): Promise<LabelledInk> {
  const { count, images, labels }: Digits = await loadTestDigits();
  return inkOfImages(
    'MNIST test digits',
    { count, height: IMAGE_SIZE, width: IMAGE_SIZE, pixels: images },
    labels,
    normalize,
  );
}

/**
 * The digits of two IDX files, turned as MNIST's lie. Images that aren't 28x28 are laid out as MNIST's are; those that are, only where
 * `normalize` asks for it.
 */
export async function idxInk(
  imagesFile: string,
  labelsFile: string,
  normalize: boolean,
  turn: WantedTurn,
): Promise<LabelledInk> {
  const found = readIdxImages(await readUnpacked(imagesFile), imagesFile);
  const labels = readIdxLabels(await readUnpacked(labelsFile), labelsFile);
  refuseMismatch(found, labels, imagesFile, labelsFile);
  const { images, note } = await turnAsMnist(found, labels, imagesFile, turn);
  return { ...inkOfImages(`images of ${imagesFile}`, images, labels, normalize), ...(note !== null && { note }) };
}

/** The labelled digits of files, of any kind that `inkling digits import` takes. */
export async function filesInk(path: string, turn: WantedTurn): Promise<LabelledInk> {
  const { digits, notes } = await readDigitFiles(await readUserFiles([path]), { turn, purpose: 'test' });
  return { ...inkOfDrawings(`digits of ${path}`, digits), ...(notes.length > 0 && { note: notes.join('\n') }) };
}

/** The digits of a file of pen strokes, each of which must have its label. */
export async function penInk(file: string): Promise<LabelledInk> {
  const read = (record: unknown, where: string): { label: number; drawing: Drawing } => {
    const { label, drawing } = toPenDigit(record, where);
    if (label === null) throw new UserError(`${where} has no label to compare the answer with.`);
    return { label, drawing };
  };
  return inkOfDrawings(`pen digits of ${file}`, await readStrokes(file, read, `There are no digits in ${file}.`));
}

/** The strokes of a file that holds ink which is no digit, whatever its lines call it. */
export const strangersInk = (file: string): Promise<readonly Drawing[]> =>
  readStrokes(file, (record, where) => toPenDigit(record, where).drawing, `There is no ink in ${file}.`);

/** The digits that the user kept. */
export async function ownInk(home: string): Promise<LabelledInk> {
  const digits = await new DigitCollection(home).list();
  if (digits.length === 0) throw new UserError('You have kept no digits of your own yet.');
  return inkOfDrawings(digits.length === 1 ? 'own digit' : 'own digits', digits);
}

function inkOfDrawings(
  title: string,
  digits: readonly { readonly label: number; readonly drawing: Drawing }[],
): LabelledInk {
  return {
    title,
    labels: Uint8Array.from(digits, ({ label }) => label),
    drawingsBetween: (start, end) => digits.slice(start, end).map(({ drawing }) => drawing),
  };
}

function inkOfImages(title: string, images: IdxImages, labels: Uint8Array, normalize: boolean): LabelledInk {
  const { width, height, pixels } = images;
  const size = width * height;
  const asTheyAre = width === IMAGE_SIZE && height === IMAGE_SIZE && !normalize;
  const drawing = (index: number): Drawing => {
    const grey = pixels.subarray(index * size, (index + 1) * size);
    return { marks: [asTheyAre ? layDigitOnPad(grey) : layGreyOnPad(grey, width, height)] };
  };
  return {
    title,
    labels,
    drawingsBetween: (start, end) => Array.from({ length: end - start }, (_, row) => drawing(start + row)),
  };
}
