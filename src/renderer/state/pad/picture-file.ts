import { LARGEST_PICTURE } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import type { Picture } from '../../../core/ink/drawing';
import { layOnPad } from '../../../core/ink/picture';
import { UserError } from '../../../core/user-error';
import { writeBytes } from '../../../core/words/quantities';

/** What is on a picture file, ready to be laid on the pad. @throws UserError where there is nothing to be read */
export async function readPictureFile(client: Pick<Client, 'call'>, file: File): Promise<Picture> {
  const name = file.name === '' ? 'The file' : `“${file.name}”`;
  if (file.size > LARGEST_PICTURE)
    throw new UserError(`${name} is larger than ${writeBytes(LARGEST_PICTURE)}: bring a smaller picture.`);
  const ink = await client.call('pictures.read', { name, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (ink === null)
    throw new UserError(`${name} is not a picture that can be read: bring a PNG, JPEG, WebP, GIF, AVIF or BMP.`);
  return layOnPad(ink);
}
