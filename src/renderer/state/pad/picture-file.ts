import type { Picture } from '../../../core/ink/drawing';
import { inkFromPicture, layOnPad, sizeWithin } from '../../../core/ink/picture';
import { UserError } from '../../../core/user-error';
import { contextOf } from '../../ui/canvas-context';

/** Larger pictures are made smaller before their pixels are read: a digit's shape needs no more. */
const LARGEST_SIDE = 960;

/** The digit in a picture file, ready to be laid on the pad. @throws UserError where there is none to be read. */
export async function readPictureFile(file: File): Promise<Picture> {
  const name = file.name === '' ? 'The file' : `“${file.name}”`;
  const picture = await createImageBitmap(file).catch(() => {
    throw new UserError(`${name} is not a picture that can be read: bring a PNG, JPEG, GIF, WebP or BMP.`);
  });
  const ink = inkFromPicture(pixelsOf(picture));
  if (ink.pixels.every((pixel) => pixel === 0)) {
    throw new UserError(
      `${name} shows nothing that can be told from its paper: a dark digit on light paper reads best.`,
    );
  }
  return layOnPad(ink);
}

function pixelsOf(picture: ImageBitmap): ImageData {
  const { width, height } = sizeWithin(picture.width, picture.height, LARGEST_SIDE);
  const context = contextOf(new OffscreenCanvas(width, height));
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return context.getImageData(0, 0, width, height);
}
