import { IMAGE_SIZE, type Digits } from '../../core/data/digits';
import { readIdxImages, readIdxLabels, refuseMismatch, type IdxImages } from '../../core/data/idx';
import type { Drawing } from '../../core/ink/drawing';
import { inkFromGrey, layDigitOnPad, layOnPad } from '../../core/ink/picture';
import { readPenDigits } from '../../core/ink/strokes';
import { UserError } from '../../core/user-error';
import { DigitCollection } from '../services/digits/digit-collection';
import { loadTestDigits } from '../services/digits/mnist';
import { readText, readUnpacked } from './read-file';

/** Digits with labels, from anywhere, as ink that can be varied and read. */
export interface LabelledInk {
  /** What they are, in words: `10,000 MNIST test digits`. */
  readonly title: string;
  readonly labels: Uint8Array;
  /** Digit number `index`, from 0. */
  drawing(index: number): Drawing;
}

/** The digits that MNIST tests with. */
export async function mnistTestInk(normalize: boolean): Promise<LabelledInk> {
  const { count, images, labels }: Digits = await loadTestDigits();
  return inkOf(
    'MNIST test digits',
    { count, height: IMAGE_SIZE, width: IMAGE_SIZE, pixels: images },
    labels,
    normalize,
  );
}

/**
 * The digits of two IDX files. Images that aren't 28x28 are laid out as MNIST's are; those that are, only where
 * `normalize` asks for it.
 */
export async function idxInk(imagesFile: string, labelsFile: string, normalize: boolean): Promise<LabelledInk> {
  const images = readIdxImages(await readUnpacked(imagesFile), imagesFile);
  const labels = readIdxLabels(await readUnpacked(labelsFile), labelsFile);
  refuseMismatch(images, labels, imagesFile, labelsFile);
  return inkOf(`images of ${imagesFile}`, images, labels, normalize);
}

/** The digits of a file of pen strokes, each of which must have its label. */
export async function penInk(file: string): Promise<LabelledInk> {
  const text = await readText(file);
  const digits = readPenDigits(text, file);
  if (digits.length === 0) throw new UserError(`There are no digits in ${file}.`);
  // Blank lines hold no digit, and count as lines all the same.
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  const labels = digits.map(({ label }, index) => {
    if (label === null) throw new UserError(`${file}, line ${lines[index]!} has no label to compare the answer with.`);
    return label;
  });
  return {
    title: `pen digits of ${file}`,
    labels: Uint8Array.from(labels),
    drawing: (index) => digits[index]!.drawing,
  };
}

/** The digits that the user kept. */
export async function ownInk(home: string): Promise<LabelledInk> {
  const digits = await new DigitCollection(home).list();
  if (digits.length === 0) throw new UserError('You have kept no digits of your own yet.');
  return {
    title: digits.length === 1 ? 'own digit' : 'own digits',
    labels: Uint8Array.from(digits, ({ label }) => label),
    drawing: (index) => digits[index]!.drawing,
  };
}

function inkOf(title: string, images: IdxImages, labels: Uint8Array, normalize: boolean): LabelledInk {
  const { width, height, pixels } = images;
  const size = width * height;
  const asTheyAre = width === IMAGE_SIZE && height === IMAGE_SIZE && !normalize;
  return {
    title,
    labels,
    drawing: (index) => {
      const grey = pixels.subarray(index * size, (index + 1) * size);
      if (asTheyAre) return { marks: [layDigitOnPad(grey)] };
      return { marks: [{ ...layOnPad(inkFromGrey(grey, width, height)), framed: false }] };
    },
  };
}
