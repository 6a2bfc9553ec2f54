import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isZip, unzip } from '../../../core/exchange/unzip';
import { UserError } from '../../../core/user-error';

/** A file by its name, or by its path in a folder or a zip. */
export interface DigitFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A larger file is not unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A zip of pictures has one for each digit. */
const MOST_FILES = 100_000;

/** What lies among digits and is none: explanations, and what systems leave in folders. */
const BESIDE = /(^|\/)(README(\.txt|\.md)?|Thumbs\.db|desktop\.ini|\.[^/]*)$/i;

/** The files themselves, and what is packed into them; without what isn't digits in a folder or a zip. */
export async function openDigitFiles(files: readonly DigitFile[]): Promise<readonly DigitFile[]> {
  const opened = await Promise.all(files.map(open));
  return opened.flat();
}

async function open({ name, bytes }: DigitFile): Promise<readonly DigitFile[]> {
  if (BESIDE.test(name)) return [];
  if (!isZip(bytes)) return [await unpack({ name, bytes })];
  // The arrays of an NPZ have names that others have, too.
  const place = name.endsWith('.npz') ? `${name}/` : '';
  const inner = [...unzip(bytes, MOST_FILES)].filter(([path]) => !BESIDE.test(path));
  return await Promise.all(inner.map(([path, content]) => unpack({ name: place + path, bytes: content })));
}

async function unpack({ name, bytes }: DigitFile): Promise<DigitFile> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
  try {
    return { name, bytes: await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES }) };
  } catch {
    throw new UserError(`${name} is compressed with gzip, and broken or too large.`);
  }
}
