import type { Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type * as Electron from 'electron';

/** A host that runs, with its window. */
export interface RunningHost {
  /** What serves it, for the report. */
  readonly runtime: string;
  readonly page: Page;
  /** The program behind the window. */
  readonly process: ChildProcess;
  /** Looks into the desktop's main process; null in the browser. */
  readonly desktop: DesktopProcess | null;
  /** Ends it as a user does. */
  close(): Promise<void>;
}

/** The main process of the desktop host, for a test to answer its dialogs and to choose from its menu. */
export interface DesktopProcess {
  evaluate<Result, Argument>(
    act: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
}

/** Waits until a program has ended. */
export async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
}
