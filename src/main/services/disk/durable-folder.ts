import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../../core/user-error';
import { isSystemFault } from './disk-fault';

/**
 * Folders that are whole or absent, whatever happens while they are written. A folder is written under a passing name
 * beside its place, flushed to the disk, and renamed into place. One that is replaced steps aside under a passing name
 * for the moment in between, where {@link standingFolders} still finds it.
 */

/** `.new-` for what is being written, `.old-` for what is being replaced; then the writer's process, a random part, the name. */
const PASSING = /^\.(new|old)-(\d+)-[0-9a-f]{12}-(.+)$/;

/** A passing name older than this has no writer any more, even where its process number is in use again. */
const LONGEST_WRITE = 24 * 60 * 60 * 1000;

/** The passing names that this process is at work on. */
const atWork = new Set<string>();

/**
 * Puts a folder with these files in its place.
 * @param existing whether a folder that is there already is replaced, or refused with the error code `EEXIST`
 */
export async function placeFolder(
  path: string,
  files: Readonly<Record<string, Uint8Array>>,
  existing: 'replace' | 'refuse',
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await withPassingNames(path, async (written, replaced) => {
    await mkdir(written);
    for (const [name, bytes] of Object.entries(files)) await writeFlushed(join(written, name), bytes);
    await flushFolder(written);
    if (existing === 'replace') await swap(path, written, replaced);
    else await moveFolder(written, path);
    await flushFolder(dirname(path));
    await discard(replaced);
  });
}

/** Replaces one file of a folder, whole or not at all. */
export async function replaceFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await withPassingNames(folder, async (written) => {
    await mkdir(written);
    await writeFlushed(join(written, name), bytes);
    await rename(join(written, name), join(folder, name));
    await flushFolder(folder);
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
    const passing = PASSING.exec(entry);
    if (!passing && !entry.startsWith('.')) standing.set(entry, join(parent, entry));
    else if (passing?.[1] === 'old' && !standing.has(passing[3]!)) standing.set(passing[3]!, join(parent, entry));
  }
  return standing;
}

/** Clears up in `parent` after processes that ended while they wrote there: puts back what they were replacing. */
export async function clearLeftovers(parent: string): Promise<void> {
  for (const entry of await entriesOf(parent)) {
    const passing = PASSING.exec(entry);
    if (!passing || (await isAtWork(parent, entry, Number(passing[2])))) continue;
    const path = join(parent, entry);
    // Where the new folder is in place already, the old one can't go back to it, and is done with.
    if (passing[1] === 'old') await moveFolder(path, join(parent, passing[3]!)).catch(() => undefined);
    await discard(path);
  }
}

async function withPassingNames(
  path: string,
  work: (written: string, replaced: string) => Promise<void>,
): Promise<void> {
  const suffix = `${process.pid}-${randomBytes(6).toString('hex')}-${basename(path)}`;
  const names = [`.new-${suffix}`, `.old-${suffix}`] as const;
  const [written, replaced] = names.map((name) => join(dirname(path), name)) as [string, string];
  names.forEach((name) => atWork.add(name));
  try {
    await work(written, replaced);
  } finally {
    await discard(written);
    names.forEach((name) => atWork.delete(name));
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

async function isAtWork(parent: string, entry: string, writer: number): Promise<boolean> {
  if (writer === process.pid) return atWork.has(entry);
  if (!isRunning(writer)) return false;
  const { ctimeMs } = await stat(join(parent, entry)).catch(() => ({ ctimeMs: 0 }));
  return Date.now() - ctimeMs < LONGEST_WRITE;
}

/** Removes what is of no use to anyone. If it can't go now, it goes when leftovers are cleared next. */
async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/** Whether there is a process of that number on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemFault(error, 'EPERM');
  }
}

/** Writes a file that is not there yet, to its end and through to the disk. */
export async function writeFlushed(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder last through a power cut. Windows has no such call, and does it by itself. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
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
