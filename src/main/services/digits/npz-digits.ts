import type { IdxImages } from '../../../core/data/idx';
import { CLASSES } from '../../../core/network/layer';
import { UserError } from '../../../core/user-error';
import type { NumberArray } from './npy';

/** Labelled images of two arrays. */
export interface ArrayDigits {
  /** The array of the images. */
  readonly name: string;
  readonly images: IdxImages;
  readonly labels: Uint8Array;
}

/** What digits are wanted for: to learn from, or to be read by a network that is tested. */
export type Purpose = 'learn' | 'test';

/** A row with fewer values is no image. */
const FEWEST_VALUES = 16;

/** What the array of labels is called beside that of the images. */
const PARTNERS: readonly (readonly [images: RegExp, labels: string])[] = [
  [/x/, 'y'],
  [/images/, 'labels'],
  [/image/, 'label'],
  [/data/, 'target'],
  [/data/, 'labels'],
];

/**
 * The labelled images among arrays, as `x_train` and `y_train` of Keras' mnist.npz: images `[count, height, width]`, with one
 * channel, or `[count, pixels]` of square ones, their pixels 0 to 255 or 0 to 1; labels `[count]`, or one-hot. Of training and
 * test digits only those for the purpose, which the note says.
 * @throws UserError that names the array which can't be taken
 */
export function readArrayDigits(
  arrays: readonly NumberArray[],
  purpose: Purpose,
): { readonly parts: readonly ArrayDigits[]; readonly notes: readonly string[] } {
  const found = arrays.filter(({ shape }) => sizeOfImages(shape) !== null);
  const labels = arrays.filter(({ shape }) => isOfLabels(shape));
  const [first] = arrays;
  if (found.length === 0) throw new UserError(describeMissing(first?.name ?? 'the file', arrays));
  const tests = found.filter(({ name }) => isTest(name));
  const both = tests.length > 0 && tests.length < found.length;
  const taken = both ? found.filter(({ name }) => isTest(name) === (purpose === 'test')) : found;
  const left = found.filter((one) => !taken.includes(one)).map(({ name }) => name);
  return {
    parts: taken.map((images) => {
      const partner = labelsOf(images, labels);
      return { name: images.name, images: toImages(images), labels: toLabels(partner) };
    }),
    notes:
      left.length === 0
        ? []
        : [`${left.join(', ')} was left out: networks ${purpose === 'test' ? 'learn from it' : 'are tested with it'}.`],
  };
}

/** What an array is called, without the place that it lies in and the ending. */
const ownName = (name: string): string => name.replace(/^.*\//, '').replace(/\.npy$/, '');

const isTest = (name: string): boolean => /test|val/i.test(ownName(name));

/** The height and width of images of that shape; null where it isn't images'. */
function sizeOfImages(shape: readonly number[]): readonly [number, number] | null {
  const [, ...sides] = shape;
  const [height, width] = sides.length === 3 && sides.includes(1) ? withoutChannel(sides) : sides;
  if (sides.length === 1) {
    const side = Math.sqrt(height ?? 0);
    return Number.isInteger(side) && side * side >= FEWEST_VALUES ? [side, side] : null;
  }
  return sides.length <= 3 && height !== undefined && width !== undefined && (sides.length < 3 || sides.includes(1))
    ? [height, width]
    : null;
}

/** Height and width of `[channel, height, width]` or `[height, width, channel]`. */
const withoutChannel = (sides: readonly number[]): readonly number[] =>
  sides[2] === 1 ? sides.slice(0, 2) : sides.slice(1);

const isOfLabels = ([, columns = 1, ...more]: readonly number[]): boolean =>
  more.length === 0 && (columns === 1 || columns === CLASSES);

function describeMissing(name: string, arrays: readonly NumberArray[]): string {
  const inColour = arrays.find(({ shape }) => shape.length === 4);
  if (inColour) return `${inColour.name} has images in colour: make them grey first, with one channel.`;
  return `${name} has no images with it: they are an array of [count, height, width], as x_train beside y_train.`;
}

/** The labels of images: the only ones of their number, or those that are called after them. */
function labelsOf({ name, shape }: NumberArray, labels: readonly NumberArray[]): NumberArray {
  const many = labels.filter((one) => one.shape[0] === shape[0]);
  const wanted = PARTNERS.map(([images, partner]) => ownName(name).toLowerCase().replace(images, partner));
  const called = many.filter((one) => wanted.includes(ownName(one.name).toLowerCase()));
  const [found, other] = many.length > 1 ? called : many;
  if (found === undefined || other !== undefined)
    throw new UserError(
      many.length === 0
        ? `${name} has ${shape[0]} images, and no array has as many labels.`
        : `${name} has labels in ${many.map((one) => ownName(one.name)).join(' or ')}: call them after it, as y_train after x_train.`,
    );
  return found;
}

function toImages({ name, shape, values }: NumberArray): IdxImages {
  const [height, width] = sizeOfImages(shape) ?? [0, 0];
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (!(value >= 0 && value <= 255))
      throw new UserError(`${name} has the pixel ${value}: they are to be from 0 to 255, or from 0 to 1.`);
    most = Math.max(most, value);
  }
  const scale = most <= 1 ? 255 : 1;
  return {
    count: shape[0] ?? 0,
    width,
    height,
    pixels: Uint8Array.from(values, (value) => Math.round(scale * value)),
  };
}

function toLabels({ name, shape, values }: NumberArray): Uint8Array {
  const columns = shape[1] ?? 1;
  return Uint8Array.from({ length: shape[0] ?? 0 }, (_, row) => {
    const own = Array.from({ length: columns }, (_, column) => values[row * columns + column] ?? NaN);
    const label = columns === 1 ? (own[0] ?? NaN) : own.indexOf(Math.max(...own));
    if (!Number.isInteger(label) || label < 0 || label >= CLASSES)
      throw new UserError(`${name} has the label ${label} at ${row}; only the digits 0 to 9 can be used.`);
    return label;
  });
}
