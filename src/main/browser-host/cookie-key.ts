import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { logFault } from '../log-fault';
import { isSystemFault } from '../services/disk/disk-fault';
import { putFile } from '../services/disk/put-file';

/** In bytes, as many as the SHA-256 that it signs with gives. */
const KEY_LENGTH = 32;

/**
 * The key that signs the cookies of windows, kept in the data folder for its user's eyes only, and made where there is
 * none. It outlives the host, so that a window that is open finds back to the host that is started after it.
 */
export async function cookieKey(home: string): Promise<Uint8Array> {
  const file = join(home, 'browser-cookie.key');
  try {
    return (await readKey(file)) ?? (await makeKey(home, file));
  } catch (error) {
    // A data folder that can't be written to: a key for as long as this host runs.
    logFault(error);
    return randomBytes(KEY_LENGTH);
  }
}

async function makeKey(home: string, file: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_LENGTH);
  await mkdir(home, { recursive: true });
  try {
    // Another host that starts at this moment may have been first.
    await putFile(file, key, { existing: 'refuse', mode: 0o600 });
    return key;
  } catch (error) {
    const other = isSystemFault(error, 'EEXIST') ? await readKey(file) : null;
    if (other) return other;
    throw error;
  }
}

/** Null where there is none; one that is cut off is taken away. */
async function readKey(file: string): Promise<Uint8Array | null> {
  try {
    const key = await readFile(file);
    if (key.length === KEY_LENGTH) return key;
  } catch (error) {
    if (isSystemFault(error, 'ENOENT')) return null;
    throw error;
  }
  await rm(file, { force: true });
  return null;
}
