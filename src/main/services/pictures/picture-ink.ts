import type { InkImage } from '../../../core/ink/drawing';
import { inkFromPicture } from '../../../core/ink/picture';
import { UserError } from '../../../core/user-error';
import { decodePicture } from './decode-picture';

/** A picture as a file. */
export interface PictureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The ink of a picture of digits; null where the file is no picture. @throws UserError where it has none to be told */
export async function readPictureInk({ name, bytes }: PictureFile): Promise<InkImage | null> {
  const picture = await decodePicture(bytes, name);
  if (picture === null) return null;
  const ink = inkFromPicture(picture);
  if (ink.pixels.some((pixel) => pixel > 0)) return ink;
  throw new UserError(`${name} shows nothing that can be told from its paper: a dark digit on light paper reads best.`);
}
