import type { ProgramFiles } from '../program-files';

/** What the commands work with. */
export interface Context {
  /** The data folder. */
  readonly home: string;
  readonly program: ProgramFiles;
  /** Reads all of stdin. */
  readonly input: () => Promise<Uint8Array>;
  /** Writes a line of what was asked for, to stdout. */
  readonly print: (text: string) => void;
  /** Writes a line for the person at the terminal only, to stderr. */
  readonly note: (text: string) => void;
}
