import { logFault } from '../log-fault';
import type { ProgramFiles } from '../program-files';
import { openAppWindow } from './app-window';
import { startBrowserHost, type BrowserHost } from './host';
import { findRunningHost, forgetRunningHost, noteRunningHost } from './running-host';

export interface RunOptions {
  /** The port asked for, if one was. */
  readonly port?: number;
  /** Whether to open a window. */
  readonly open: boolean;
  readonly home: string;
  readonly program: Omit<ProgramFiles, 'preload'>;
  /** Prints a line for the user. */
  readonly print: (line: string) => void;
}

/**
 * Serves Inkling to browsers until the process is told to end (SIGINT or SIGTERM). Where it runs with this data folder
 * already, says so, opens that one, and is done.
 */
export async function runBrowserHost(options: RunOptions): Promise<void> {
  const { home, open, print } = options;
  if (await joinRunningHost(options)) return;
  const host = await startBrowserHost({
    ...(options.port !== undefined && { port: options.port }),
    home,
    program: options.program,
    admitted: () => print(`Another window opens with this address:\n${host.address()}`),
  });
  const ended = untilToldToEnd();
  const noted = await note(home, host);
  print(`Inkling is ready. This address opens it in a browser on this machine:\n${host.address()}`);
  if (open && !(await openAppWindow(host.address()))) print('There is no screen here to open a window on.');
  print('Ctrl+C ends it.');
  await ended;
  if (noted) await forgetRunningHost(home, noted);
  await host.close();
}

async function joinRunningHost({ home, port, open, print }: RunOptions): Promise<boolean> {
  const running = await findRunningHost(home);
  // Another port asked for outright is had: several hosts can share a data folder.
  if (!running || (port !== undefined && port !== running.host.port)) return false;
  print(`Inkling is running already. This address opens another window of it:\n${running.address}`);
  // The printed address stays good, whoever saw the other one on the browser's command line.
  if (open) await openAppWindow((await findRunningHost(home))?.address ?? running.address);
  return true;
}

async function note(
  home: string,
  { port, key }: BrowserHost,
): Promise<{ pid: number; port: number; key: string } | null> {
  const running = { pid: process.pid, port, key };
  try {
    return (await noteRunningHost(home, running)) ? running : null;
  } catch (error) {
    // A data folder that can't be written to: Inkling reads digits all the same, and says so when something is to be stored.
    logFault(error);
    return null;
  }
}

function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
