import type { WebContents } from 'electron';
import type { AskUser } from './ask-user';
import { logFault } from '../log-fault';

/** A window that goes down again so soon after it was loaded anew would go down for ever. */
const SOON_MS = 60_000;

/** What a window needs that may go down. */
export interface MendingNeeds {
  /** Whether the app is ending: a terminal's Ctrl+C ends the window's process, too. */
  readonly isLeaving: () => boolean;
  readonly ask: AskUser;
  /** Closes the window, as the user does. */
  readonly close: () => void;
}

/**
 * Loads the page anew where its process has gone, and asks where that happens again soon, or where the page does not answer. The
 * page itself keeps what is on its pad over that; what trains or is measured goes on in the main process.
 */
export function mendWindow(contents: WebContents, { isLeaving, ask, close }: MendingNeeds): void {
  let loadedAnew = -Infinity;
  /** Takes back the question about a page that does not answer; null where none is asked. */
  let waiting: AbortController | null = null;

  const reload = (): void => {
    loadedAnew = performance.now();
    contents.reload();
  };

  const askAboutCrash = async (): Promise<void> => {
    const answer = await ask({
      type: 'error',
      message: 'Inkling’s window crashed again.',
      detail: `${SAFE} The log, in the Help menu, says more.`,
      buttons: ['Reload', 'Close Inkling'],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 0) reload();
    else close();
  };

  const askAboutHang = async (signal: AbortSignal): Promise<void> => {
    const answer = await ask({
      type: 'warning',
      message: 'Inkling’s window does not respond.',
      detail: SAFE,
      buttons: ['Wait', 'Reload'],
      defaultId: 0,
      cancelId: 0,
      signal,
    });
    if (answer !== 1 || signal.aborted) return;
    // Its process is busy and would hear of no reload: it is ended, and `render-process-gone` follows.
    loadedAnew = -Infinity;
    contents.forcefullyCrashRenderer();
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || isLeaving()) return;
    waiting?.abort();
    logFault(new Error(`The window's process has gone: ${reason}, exit code ${exitCode}.`));
    if (performance.now() - loadedAnew > SOON_MS) reload();
    else void askAboutCrash().catch(logFault);
  });
  contents.on('unresponsive', () => {
    if (waiting !== null) return;
    const question = (waiting = new AbortController());
    void askAboutHang(question.signal)
      .catch(logFault)
      .finally(() => (waiting = null));
  });
  contents.on('responsive', () => waiting?.abort());
}

const SAFE = 'Stored models and digits are safe, and what trains goes on.';
