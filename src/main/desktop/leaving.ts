import { app, powerMonitor, type BrowserWindow } from 'electron';
import { logFault } from '../log-fault';

/** Past this the app ends all the same: a disk that hangs must not keep a process alive that nobody sees. */
const LONGEST_SAVE_MS = 10_000;

/** The signals by which a terminal, a supervisor or the end of a session asks a program to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The end of the app. */
export interface Leaving {
  /** Saves and ends, without a question. */
  readonly leave: () => void;
  /** Whether the app is ending. */
  readonly isLeaving: () => boolean;
}

/**
 * Ends the app only when what runs has come to its checkpoint and what is being written to its end, whichever way it is told
 * to: quitting, which asks first where there is work; and, where nobody can be asked, a signal or the end of the session.
 * However often it is told, it saves once. To be called when Electron is ready: the handlers that Electron itself has
 * for signals then give way, whose second signal would end the process on the spot.
 * @param save brings everything to where the process can end
 */
export function leaveInOrder(window: BrowserWindow, save: () => Promise<void>): Leaving {
  let leaving = false;
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    const saved = save().catch(logFault);
    const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_SAVE_MS));
    void Promise.race([saved, tooLong]).finally(() => app.exit());
  };
  const leaveInstead = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    leave();
  };
  app.on('will-quit', leaveInstead);
  // Of macOS and Linux, with an event that its type leaves out.
  powerMonitor.on('shutdown', leaveInstead as () => void);
  // Of Windows, where nothing of the app's own is emitted then.
  window.on('query-session-end', leaveInstead);
  for (const signal of SIGNALS) process.on(signal, leave);
  return { leave, isLeaving: () => leaving };
}
