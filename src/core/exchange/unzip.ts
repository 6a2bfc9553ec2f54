import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { UserError } from '../user-error';
import { writeBytes } from '../words/quantities';
import { shownName } from './shown-name';

/** What a zip from elsewhere may hold, unless it is said; far more than a model's. */
const MOST_FILES = 500;
const MOST_BYTES = 256 * 1024 * 1024;

/** So much is unpacked before it is looked at how much came of it. */
const CHUNK = 16 * 1024;

/** Whether bytes begin as a zip does, an empty one included. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1;

/**
 * The files of a zip from elsewhere, by their paths in it, without folders and what macOS adds. Never more than its
 * directory says there is, and that is bounded.
 * @throws UserError where it is broken, too large once unpacked, or has a path that leads out of it or comes twice
 */
export function unzip(bytes: Uint8Array, mostFiles = MOST_FILES): ReadonlyMap<string, Uint8Array> {
  const listed = listZip(bytes, mostFiles);
  const files = new Map<string, Uint8Array>();
  try {
    extract(bytes, listed, files);
  } catch (error) {
    throw error instanceof UserError ? error : broken(error);
  }
  for (const path of listed.keys())
    if (!files.has(path)) throw new UserError(`The zip is broken: “${shownName(path)}” is cut short.`);
  return new Map([...files].filter(([path]) => !isClutter(path)));
}

/** What the zip's directory says: the size of each file once unpacked, by its path. Nothing is unpacked for that. */
export function listZip(bytes: Uint8Array, mostFiles = MOST_FILES): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, compression }) => {
        if (name.endsWith('/') && originalSize === 0) return false;
        const path = checkPath(name);
        if (sizes.has(path)) throw new UserError(`The zip has “${shownName(path)}” twice.`);
        if (sizes.size >= mostFiles) throw new UserError(`The zip has more than ${mostFiles} files.`);
        if (compression !== 0 && compression !== 8)
          throw new UserError(`The zip holds “${shownName(path)}” in a way that is not known here.`);
        total += originalSize;
        if (total > MOST_BYTES) throw tooLarge();
        sizes.set(path, originalSize);
        return false;
      },
    });
  } catch (error) {
    throw error instanceof UserError ? error : broken(error);
  }
  return sizes;
}

function extract(bytes: Uint8Array, listed: ReadonlyMap<string, number>, files: Map<string, Uint8Array>): void {
  const stream = new Unzip((file) => {
    const path = file.name.normalize();
    const size = listed.get(path);
    // A folder, or what the directory doesn't know.
    if (size === undefined || files.has(path)) return;
    const content = new Uint8Array(size);
    let filled = 0;
    file.ondata = (error, data, final) => {
      if (error !== null) throw error;
      if (filled + data.length > size) throw new UserError(`The zip has more in “${shownName(path)}” than it says.`);
      content.set(data, filled);
      filled += data.length;
      if (final && filled === size) files.set(path, content);
    };
    file.start();
  });
  stream.register(UnzipInflate);
  for (let start = 0; start < bytes.length; start += CHUNK)
    stream.push(bytes.subarray(start, start + CHUNK), start + CHUNK >= bytes.length);
}

/** The path as it is, if it leads nowhere but into the zip. */
function checkPath(path: string): string {
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  // eslint-disable-next-line no-control-regex
  if (!isInside || /[\\:\u0000-\u001f]/.test(path) || path.length > 1000)
    throw new UserError(`The zip has a path that leads out of it: “${shownName(path)}”.`);
  return path.normalize();
}

/** What macOS adds to a zip. */
const isClutter = (path: string): boolean => path.startsWith('__MACOSX/') || path.endsWith('.DS_Store');

const broken = (cause: unknown): UserError =>
  new UserError('The zip is broken: it was cut short or changed on its way.', { cause });

const tooLarge = (): UserError =>
  new UserError(`The zip holds more than ${writeBytes(MOST_BYTES)} once it is unpacked: too much to be taken.`);
