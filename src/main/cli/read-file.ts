import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { DigitFile } from '../services/digits/open-digit-files';
import { recordsOfFile } from '../services/digits/stroke-files/stroke-file';
import { UserError } from '../../core/user-error';
import { isSystemFault } from '../services/disk/disk-fault';
import { listUserFiles } from './list-files';

/** Reads a file that the user named; a UserError names it if that can't be done. */
export async function readUserFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isSystemFault(error, 'ENOENT', 'ENOTDIR')) throw new UserError(`There is no file ${file}.`);
    if (isSystemFault(error, 'EISDIR')) throw new UserError(`${file} is a folder, not a file.`);
    if (isSystemFault(error, 'EACCES', 'EPERM')) throw new UserError(`Inkling is not allowed to read ${file}.`);
    throw error;
  }
}

/** The files that were named, and those in folders that were named, as {@link listUserFiles} lists them. */
export async function readUserFiles(paths: readonly string[]): Promise<readonly DigitFile[]> {
  const files: DigitFile[] = [];
  for (const { path, name } of await listUserFiles(paths)) files.push({ name, bytes: await readUserFile(path) });
  return files;
}

/** Reads a file that the user named, unpacked if it is compressed with gzip, as MNIST's files are handed around. */
export async function readUnpacked(file: string): Promise<Uint8Array> {
  const bytes = await readUserFile(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes);
  } catch {
    throw new UserError(`${file} is compressed with gzip, and broken.`);
  }
}

/** Reads a file of text. */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readUserFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`${file} is not a file of text.`);
    throw error;
  }
}

/**
 * Reads each record of a file of strokes; `where` names it in an error.
 * @param none what to say where there is none
 */
export async function readStrokes<Read>(
  file: string,
  read: (record: unknown, where: string) => Read,
  none: string,
): Promise<Read[]> {
  const found = Array.from(recordsOfFile(await readText(file), file), ({ value, where }) => read(value, where));
  if (found.length === 0) throw new UserError(none);
  return found;
}
