import { randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFlushed } from './durable-folder';

/**
 * Writes a file where the user wants it, whole or not at all, in place of one that is there. It is written under a passing
 * name in the same folder, the one place where the user is sure to be allowed to write, and on the same disk.
 */
export async function placeFile(path: string, bytes: Uint8Array): Promise<void> {
  // A link goes on leading to where it led, and a file that only its user may read stays one.
  const place = await realpath(path).catch(() => path);
  const mode = (await stat(place).catch(() => null))?.mode;
  const passing = join(dirname(place), `.inkling-${randomBytes(6).toString('hex')}`);
  try {
    await writeFlushed(passing, bytes, mode);
    await rename(passing, place);
  } catch (error) {
    await rm(passing, { force: true }).catch(() => undefined);
    throw error;
  }
}
