import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../core/user-error';
import { describeDiskFault, isSystemFault } from '../services/disk/disk-fault';
import { putFile } from '../services/disk/put-file';

/** Whether there is something at a path. */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** A file that the user named. */
interface UserFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Writes files, and none where one of them is there already and `force` is not. */
export async function writeUserFiles(files: readonly UserFile[], force: boolean): Promise<void> {
  for (const { file } of files) await refuseOccupied(file, force);
  for (const one of files) await write(one);
}

/** Writes a file that the user named, whole or not at all, over another one only by `force`. */
export const writeUserFile = (file: string, bytes: Uint8Array, force: boolean): Promise<void> =>
  writeUserFiles([{ file, bytes }], force);

async function write({ file, bytes }: UserFile): Promise<void> {
  const path = resolve(file);
  try {
    await putFile(path, bytes);
  } catch (error) {
    if (isSystemFault(error, 'ENOENT'))
      throw new UserError(`${file} was not written. There is no folder ${dirname(path)}.`);
    throw describeDiskFault(error, dirname(path), `${file} was not written.`);
  }
}

async function refuseOccupied(file: string, force: boolean): Promise<void> {
  if (await isFolder(file)) throw new UserError(`${file} was not written. It is a folder.`);
  if (!force && (await exists(file))) throw new UserError(`${file} is there already; --force writes over it.`);
}
