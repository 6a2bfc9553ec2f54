import type { RgbaPixels } from '../../../core/ink/picture';
import { UserError } from '../../../core/user-error';
import { decodeAvif, isAvif } from './avif';
import { decodeBmp, isBmp } from './bmp';
import { decodeGif, isGif } from './gif';
import { decodeJpeg, isJpeg } from './jpeg';
import { decodePng, isPng } from './png';
import { TooLarge } from './too-large';
import { decodeWebp, isWebp } from './webp';

interface PictureFormat {
  readonly title: string;
  readonly isOne: (bytes: Uint8Array) => boolean;
  /** The pixels, upright. Fails on broken files, and with {@link TooLarge}. */
  readonly decode: (bytes: Uint8Array) => RgbaPixels | Promise<RgbaPixels>;
}

/** The kinds of picture files that are read, told by how they begin; what browsers show, too. */
const FORMATS: readonly PictureFormat[] = [
  { title: 'PNG', isOne: isPng, decode: decodePng },
  { title: 'JPEG', isOne: isJpeg, decode: decodeJpeg },
  { title: 'WebP', isOne: isWebp, decode: decodeWebp },
  { title: 'GIF', isOne: isGif, decode: decodeGif },
  { title: 'AVIF', isOne: isAvif, decode: decodeAvif },
  { title: 'BMP', isOne: isBmp, decode: decodeBmp },
];

/** Whether a file begins as a picture that is read. */
export const isPicture = (bytes: Uint8Array): boolean => FORMATS.some(({ isOne }) => isOne(bytes));

/**
 * The pixels of a picture, upright; null for what is none.
 * @param file names it in errors
 * @throws UserError where it is broken or too large
 */
export async function decodePicture(bytes: Uint8Array, file: string): Promise<RgbaPixels | null> {
  const format = FORMATS.find(({ isOne }) => isOne(bytes));
  if (format === undefined) return null;
  try {
    return await format.decode(bytes);
  } catch (error) {
    if (error instanceof TooLarge) throw new UserError(`${file} is too large a picture.`);
    throw new UserError(`${file} is a broken ${format.title} picture.`);
  }
}
