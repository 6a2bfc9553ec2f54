import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError } from '../../core/user-error';
import { isSystemFault } from '../services/disk/disk-fault';

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

/** The same, unpacked if it is compressed with gzip, as MNIST's files are handed around. */
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
 * Reads each line of a file; `where` names it in an error. Blank lines hold nothing, and count as lines all the same.
 * @param none what to say where there is no other
 */
export async function readLines<Line>(
  file: string,
  read: (line: string, where: string) => Line,
  none: string,
): Promise<Line[]> {
  const lines = (await readText(file)).split('\n');
  const found = lines.flatMap((line, index) => (line.trim() === '' ? [] : [read(line, `${file}, line ${index + 1}`)]));
  if (found.length === 0) throw new UserError(none);
  return found;
}
