import { resolve } from 'node:path';
import * as v from 'valibot';
import { linkIn } from './lesson-links';

/** A start of the app as it is told to the one that runs: its arguments as they were, which Chromium's own list of them is not. */
export interface Start {
  readonly args: string[];
  /** The folder that paths among them are seen from. */
  readonly folder: string;
}

const startSchema = v.object({ args: v.array(v.string()), folder: v.string() });

/** A second start, which any program can have sent; null where it is none. */
export function readStart(sent: unknown): Start | null {
  const read = v.safeParse(startSchema, sent);
  return read.success ? read.output : null;
}

/**
 * What a start asks to be opened. Of arguments, Electron's and Chromium's switches are none.
 * @returns a link or null, and the paths of files
 */
export function openedBy({ args, folder }: Start): { readonly link: string | null; readonly files: readonly string[] } {
  const link = linkIn(args);
  const files = args.filter((arg) => arg !== '' && !arg.startsWith('-') && !/^\w{2,}:/.test(arg));
  return { link, files: files.map((path) => resolve(folder, path)) };
}
