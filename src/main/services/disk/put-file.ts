import { link, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, writeFlushed } from './flush';
import { withPassingNames } from './passing-names';

export interface FilePlacing {
  /** Whether a file that is there already is replaced, or refused with the error code `EEXIST`; `replace` by default. */
  readonly existing?: 'replace' | 'refuse';
  /** The folder that it is written in first, on the same disk. By default its own, which the user is sure to be allowed to write in. */
  readonly passingIn?: string;
  /** Who may do what with a new file; one that is replaced keeps its own. */
  readonly mode?: number;
}

/**
 * Puts a file in its place in a folder that is there, whole or not at all, whatever happens while it is written: under a
 * passing name, flushed to the disk, and then by its own. A library that does so is `write-file-atomic`; it takes what a
 * nearly full disk has room for as the whole file, and it doesn't flush the folder.
 */
export async function putFile(
  path: string,
  bytes: Uint8Array,
  { existing = 'replace', passingIn, mode }: FilePlacing = {},
): Promise<void> {
  // A link goes on leading to where it led, and a file that only its user may read stays one.
  const place = await realpath(path).catch(() => path);
  const kept = (await stat(place).catch(() => null))?.mode;
  await withPassingNames(passingIn ?? dirname(place), place, async (written) => {
    await writeFlushed(written, bytes, kept ?? mode);
    await (existing === 'replace' ? rename(written, place) : link(written, place));
    // It stands in its place by now. A folder that may be written in but not read can't be flushed.
    await flushFolder(dirname(place)).catch(() => undefined);
  });
}
