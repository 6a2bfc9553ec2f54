import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../core/user-error';

/** A file that the user named, or that lies in a folder which they named. */
export interface ListedFile {
  /** Where it can be read. */
  readonly path: string;
  /** As it was named; in a folder, its path from there, the folder's name first, with slashes. */
  readonly name: string;
}

/** So deep may a folder be: `digits/train/7/writer 3/1.png`. */
const DEEPEST = 4;

/** The files that were named, and those in folders that were named, in the order of their names; no hidden ones. */
export async function listUserFiles(paths: readonly string[]): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  const collect = async (folder: string, name: string, depth: number): Promise<void> => {
    if (depth > DEEPEST) return;
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => inOrder(one.name, other.name))) {
      const inner = { path: join(folder, entry.name), name: `${name}/${entry.name}` };
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) await collect(inner.path, inner.name, depth + 1);
      else if (entry.isFile()) files.push(inner);
    }
  };
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (!entry?.isDirectory()) {
      files.push({ path, name: path });
      continue;
    }
    const before = files.length;
    await collect(path, basename(path), 0);
    if (files.length === before) throw new UserError(`There is no file in ${path}.`);
  }
  return files;
}

/** 2.png before 10.png. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;
