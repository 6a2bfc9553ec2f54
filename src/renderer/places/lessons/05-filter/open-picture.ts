import { sizeWithin } from '../../../../core/ink/picture';
import { UserError } from '../../../../core/user-error';
import { writeBytes } from '../../../../core/words/quantities';
import { greyOf, type GreyPicture } from './picture-map';
import type { OpenedPicture, OpeningStage } from './picture-messages';

/** A picture's longer side is brought down to so many pixels: on a larger one a 3x3 window sees next to nothing. */
const LONGEST_SIDE = 512;
const THUMBNAIL_SIDE = 160;

/** Larger files are refused before anything of them is read. */
const LARGEST_FILE = 100_000_000;

/** The smallest picture that a 3x3 kernel fits on. */
const SHORTEST_SIDE = 3;

/**
 * Reads a picture file and brings it down, in a worker.
 * @param onstage told what is being done
 * @throws UserError where it is no picture that can be shown
 */
export async function openPicture(
  file: Blob,
  name: string,
  onstage: (stage: OpeningStage) => void,
): Promise<OpenedPicture> {
  if (file.size > LARGEST_FILE)
    throw new UserError(`“${name}” is larger than ${writeBytes(LARGEST_FILE)}: bring a smaller picture.`);
  onstage('decoding');
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new UserError(`“${name}” can’t be read: bring a PNG, JPEG, GIF, WebP or BMP of up to 100 megapixels.`);
  });
  try {
    const { width, height } = bitmap;
    if (Math.min(width, height) < SHORTEST_SIDE) {
      throw new UserError(`“${name}” is ${width} × ${height} pixels: a 3 × 3 kernel doesn’t fit on it.`);
    }
    onstage('shrinking');
    return {
      name,
      from: { width, height },
      grey: greyWithin(bitmap, LONGEST_SIDE),
      thumbnail: greyWithin(bitmap, THUMBNAIL_SIDE),
    };
  } finally {
    bitmap.close();
  }
}

/** The picture's grey values; long, thin ones stay as high and wide as a kernel at least. */
function greyWithin(bitmap: ImageBitmap, longest: number): GreyPicture {
  const size = sizeWithin(bitmap.width, bitmap.height, longest);
  const width = Math.max(SHORTEST_SIDE, size.width);
  const height = Math.max(SHORTEST_SIDE, size.height);
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return greyOf(context.getImageData(0, 0, width, height));
}
