import type { Dirent } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../core/user-error';
import { isSystemFault } from './disk-fault';
import { flushFolder, writeFlushed } from './flush';
import { discard, isAtWork, readPassingName, withPassingNames } from './passing-names';

/**
 * Folders that are whole or absent, whatever happens while they are written. A folder is written under a passing name
 * beside its place, flushed to the disk, and renamed into place. One that is replaced steps aside under a passing name
 * for the moment in between, where {@link standingFolders} still finds it.
 */

/**
 * Puts a folder with these files in its place.
 * @param existing whether a folder that is there already is replaced, or refused with the error code `EEXIST`
 */
export async function putFolder(
  path: string,
  files: Readonly<Record<string, Uint8Array>>,
  existing: 'replace' | 'refuse',
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await withPassingNames(dirname(path), path, async (written, replaced) => {
    await mkdir(written);
    for (const [name, bytes] of Object.entries(files)) await writeFlushed(join(written, name), bytes);
    await flushFolder(written);
    if (existing === 'replace') await swap(path, written, replaced);
    else await moveFolder(written, path);
    await flushFolder(dirname(path));
    await discard(replaced);
  });
}

/** Renames a folder to a place in a folder that exists; refused with `EEXIST` where there is something already. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    throw isSystemFault(error, 'ENOTEMPTY', 'ENOTDIR')
      ? Object.assign(new Error(`${to} exists`), { code: 'EEXIST' })
      : error;
  }
}

/**
 * The folders in `parent` by name, and links, with the path where each stands: its own, or while it is replaced the
 * passing one. A file between them is none of them.
 */
export async function standingFolders(parent: string): Promise<Map<string, string>> {
  const standing = new Map<string, string>();
  for (const entry of await entriesOf(parent, (found) => !found.isFile())) {
    const passing = readPassingName(entry);
    if (!passing && !entry.startsWith('.')) standing.set(entry, join(parent, entry));
    else if (passing?.kind === 'old' && passing.name !== undefined && !standing.has(passing.name))
      standing.set(passing.name, join(parent, entry));
  }
  return standing;
}

/** Clears up in a folder after processes that ended while they wrote there: puts back the folders they were replacing. */
export async function clearLeftovers(folder: string): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const passing = readPassingName(entry);
    if (!passing || (await isAtWork(folder, entry, passing))) continue;
    const path = join(folder, entry);
    // Where the new folder is in place already, the old one can't go back to it, and is done with.
    if (passing.kind === 'old' && passing.name !== undefined)
      await moveFolder(path, join(folder, passing.name)).catch(() => undefined);
    await discard(path);
  }
}

async function swap(path: string, written: string, replaced: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const stoodThere = await rename(path, replaced).then(
      () => true,
      (error: unknown) => {
        if (isSystemFault(error, 'ENOENT')) return false;
        throw error;
      },
    );
    try {
      await moveFolder(written, path);
      return;
    } catch (error) {
      if (isSystemFault(error, 'EEXIST') && attempt < 10) {
        // Another process got in between: its folder is now the one to replace.
        await discard(replaced);
        continue;
      }
      if (stoodThere) await moveFolder(replaced, path).catch(() => undefined);
      throw error;
    }
  }
}

/** The names in a folder, of all or of the entries wanted; none where it isn't there. A UserError says that it may not be read. */
export async function entriesOf(folder: string, isWanted: (entry: Dirent) => boolean = () => true): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter(isWanted).map(({ name }) => name);
  } catch (error) {
    if (isSystemFault(error, 'ENOENT', 'ENOTDIR')) return [];
    if (isSystemFault(error, 'EACCES', 'EPERM')) throw new UserError(`Inkling is not allowed to read ${folder}.`);
    throw error;
  }
}
