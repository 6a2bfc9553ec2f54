import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../core/user-error';
import { isSystemFault } from './disk-fault';
import { isRunning } from './is-running';

/** The file that stands in a folder while a process changes it, with the process's number. */
const LOCK = '.lock';

/** Stands while a lock is broken, so that only one process does. */
const BREAKING = '.lock-breaking';

/** No change takes this long: a lock that is older was left behind, whatever process has its number now. In milliseconds. */
const LONGEST_CHANGE = 60_000;

/** For so long a change waits for another to end, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Does the work while no other process, nor another part of this one, does any in this folder, which is made if need
 * be. A lock that was left behind by a process that was killed holds nobody up.
 */
export async function withFolderLocked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, LOCK);
  const tries = Date.now() + PATIENCE;
  while (!(await make(lock))) {
    if (await isLeftBehind(lock)) await breakLock(folder);
    else if (Date.now() > tries) throw new UserError(`Another program is at work in ${folder}. Try again in a moment.`);
    else await wait(10);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Makes the lock's file, or gives back false where it is there. */
async function make(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(String(process.pid)).finally(() => file.close());
    return true;
  } catch (error) {
    if (isSystemFault(error, 'EEXIST')) return false;
    throw error;
  }
}

async function isLeftBehind(lock: string): Promise<boolean> {
  const [age, holder] = await Promise.all([ageOf(lock), readFile(lock, 'utf8').catch(() => '')]);
  if (age === null) return false;
  // The holder's number is written a moment after the file is made.
  return age > LONGEST_CHANGE || (holder !== '' && !isRunning(Number(holder)));
}

/** Looks once more with no other process looking, so that nobody's new lock is broken. */
async function breakLock(folder: string): Promise<void> {
  const [lock, breaking] = [join(folder, LOCK), join(folder, BREAKING)];
  if (await make(breaking)) {
    try {
      if (await isLeftBehind(lock)) await rm(lock, { force: true });
    } finally {
      await rm(breaking, { force: true });
    }
  } else if (((await ageOf(breaking)) ?? 0) > LONGEST_CHANGE) {
    await rm(breaking, { force: true });
  } else {
    await wait(10);
  }
}

/** How long ago a file was written, in milliseconds; null where it isn't there. */
async function ageOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found && Date.now() - found.mtimeMs;
}
