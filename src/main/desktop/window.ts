import { BrowserWindow, nativeTheme } from 'electron';
import { askUser } from './ask-user';
import { beforeClosing } from './before-closing';
import { loadApp, START_URL } from './failed-load';
import { fragmentOf } from './lesson-links';
import { bringForward, showOnFirstSign } from './show-window';
import { logFault } from '../log-fault';
import { readWindowState, writeWindowState } from './window-state';

/**
 * Opens the app's window, where it stood when it was last closed. It has the user confirm that it closes while there is work
 * under way.
 * @param underWay gives that work, or null
 */
export function openWindow(preload: string, stateFile: string, underWay: () => Promise<Work | null>): BrowserWindow {
  const { bounds, maximized } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 480,
    minHeight: 480,
    title: 'Inkling',
    show: false,
    // What is seen before the page has painted.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f2622' : '#fbf9f4',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  showOnFirstSign(window, maximized, tellStarter);
  beforeClosing(window, async () => {
    const work = await underWay();
    if (work !== null && !(await mayStop(work))) return false;
    await writeWindowState(stateFile, window);
    return true;
  });
  loadApp(window);
  return window;
}

/** Shows what a link leads to in the app's window, or says that it leads nowhere. */
export function openLink(window: BrowserWindow, link: string): void {
  bringForward(window);
  const fragment = fragmentOf(link);
  // Another fragment loads no other page.
  if (fragment !== null) void window.loadURL(`${START_URL}${fragment}`);
  else
    void askUser({ type: 'info', message: 'This link leads to nothing in Inkling.', buttons: ['OK'] }).catch(logFault);
}

/** What goes on in the app and would not if it closed, in the words of a dialog. */
export interface Work {
  readonly message: string;
  readonly detail: string;
  /** The buttons that go on with it, and that end it. */
  readonly buttons: readonly [string, string];
}

/** Tells the program that started the app, which may wait to hear it, that the window is there. */
function tellStarter(): void {
  // It may have gone meanwhile.
  process.send?.({ kind: 'window shown' }, undefined, undefined, () => undefined);
}

async function mayStop({ message, detail, buttons }: Work): Promise<boolean> {
  const answer = await askUser({
    type: 'warning',
    message,
    detail,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1;
}
