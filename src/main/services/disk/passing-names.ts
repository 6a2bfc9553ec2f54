import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isRunning } from './is-running';

/**
 * The names that files and folders have while they are written or replaced: `.new-` for what is being written, `.old-`
 * for what is being replaced; then the writer's process, a random part and, of what is replaced, its own name.
 */
const PASSING = /^\.(new|old)-(\d+)-[0-9a-f]{12}(?:-(.+))?$/;

/** A passing name older than this has no writer any more, even where its process number is in use again. */
const LONGEST_WRITE = 24 * 60 * 60 * 1000;

/** The passing names that this process is at work on. */
const atWork = new Set<string>();

/** A passing name, read. */
export interface PassingName {
  readonly kind: 'new' | 'old';
  /** The process that writes it, or did. */
  readonly writer: number;
  /** What it is called in its place, where it is known. */
  readonly name: string | undefined;
}

/** Null for a name that is no passing one. */
export function readPassingName(entry: string): PassingName | null {
  const found = PASSING.exec(entry);
  return found && { kind: found[1] as PassingName['kind'], writer: Number(found[2]), name: found[3] };
}

/**
 * Does the work that puts something in its place by way of passing names in a folder, of which nothing is left then.
 * @param work is given the path to write at first, and the one for what is replaced
 */
export async function withPassingNames(
  folder: string,
  place: string,
  work: (written: string, replaced: string) => Promise<void>,
): Promise<void> {
  const writer = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const [written, replaced] = [`.new-${writer}`, `.old-${writer}-${basename(place)}`];
  atWork.add(written).add(replaced);
  try {
    await work(join(folder, written), join(folder, replaced));
  } finally {
    await discard(join(folder, written));
    atWork.delete(written);
    atWork.delete(replaced);
  }
}

/** Whether a process that runs is at work on what has this passing name in a folder. */
export async function isAtWork(folder: string, entry: string, { writer }: PassingName): Promise<boolean> {
  if (writer === process.pid) return atWork.has(entry);
  if (!isRunning(writer)) return false;
  const { ctimeMs } = await stat(join(folder, entry)).catch(() => ({ ctimeMs: 0 }));
  return Date.now() - ctimeMs < LONGEST_WRITE;
}

/** Removes what is of no use to anyone. If it can't go now, it goes when leftovers are cleared next. */
export async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
