import { setImmediate } from 'node:timers/promises';
import { IMAGE_PIXELS, IMAGE_SIZE } from '../../../core/data/digits';
import type { IdxImages } from '../../../core/data/idx';
import { labelOfPath } from '../../../core/data/path-label';
import { transposed } from '../../../core/exchange/transposed';
import type { Drawing, InkImage } from '../../../core/ink/drawing';
import { darknessAt, inkFromPicture, layOnPad, type RgbaPixels } from '../../../core/ink/picture';
import { isMnistSized } from '../../../core/ink/laid-out';
import { UserError } from '../../../core/user-error';
import { decodePicture } from '../pictures/decode-picture';
import type { DigitFile } from './open-digit-files';

/** A picture of one digit, and the digit that its path says. */
interface Labelled {
  readonly name: string;
  readonly label: number;
}

/** Labelled pictures, of 28x28 pixels as they lie and of others the ink. */
export interface LabelledPictures {
  /** Those of 28x28, whose look may have to be turned as MNIST's. */
  readonly small: { readonly images: IdxImages; readonly labels: Uint8Array; readonly names: readonly string[] };
  readonly large: readonly (Labelled & { readonly drawing: Drawing })[];
}

/**
 * Reads pictures of a digit each, which a folder or the beginning of their names tells.
 * @param lieOnSide whether they lie column by column
 * @throws UserError that names the picture which doesn't say its digit, or can't be read
 */
export async function readLabelledPictures(files: readonly DigitFile[], lieOnSide: boolean): Promise<LabelledPictures> {
  // What is missing is said before anything is decoded.
  const labelled = files.map((file) => ({ ...file, label: labelOf(file.name) }));
  const small: (Labelled & { readonly grey: Uint8Array })[] = [];
  const large: (Labelled & { readonly drawing: Drawing })[] = [];
  for (const { name, bytes, label } of labelled) {
    const picture = await decodePicture(bytes, name);
    if (picture === null) throw new UserError(`${name} is no picture that can be read.`);
    if (isMnistSized(picture)) small.push({ name, label, grey: greyOf(picture) });
    else large.push({ name, label, drawing: drawingOf(inkFromPicture(picture), lieOnSide) });
    await setImmediate();
  }
  const pixels = new Uint8Array(small.length * IMAGE_PIXELS);
  small.forEach(({ grey }, index) => pixels.set(grey, index * IMAGE_PIXELS));
  return {
    small: {
      images: { count: small.length, width: IMAGE_SIZE, height: IMAGE_SIZE, pixels },
      labels: Uint8Array.from(small, ({ label }) => label),
      names: small.map(({ name }) => name),
    },
    large,
  };
}

function labelOf(name: string): number {
  const label = labelOfPath(name);
  if (label === null)
    throw new UserError(
      `${name} doesn't say which digit it is: lay it in a folder that is called as its digit (7), or let its name begin with it (7_1.png).`,
    );
  return label;
}

/** The brightness of each pixel on white paper, 0..255. */
const greyOf = ({ data }: RgbaPixels): Uint8Array =>
  Uint8Array.from({ length: data.length / 4 }, (_, index) => Math.round(255 * (1 - darknessAt(data, index))));

/** Ink on the pad, to be laid out as MNIST's is. */
function drawingOf(ink: InkImage, liesOnSide: boolean): Drawing {
  const { width, height, pixels } = ink;
  const upright = liesOnSide
    ? { width: height, height: width, pixels: transposed({ shape: [height, width], values: pixels }, [1, 0]).values }
    : ink;
  return { marks: [{ ...layOnPad(upright), framed: false }] };
}
