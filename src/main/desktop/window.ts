import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { APP_ORIGIN } from './app-protocol';
import { readWindowState, writeWindowState } from './window-state';

/** Opens the app's window, where it stood when it was last closed. */
export function openWindow(preload: string, stateFile: string): BrowserWindow {
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
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => writeWindowState(stateFile, window));
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/**
 * Has the user confirm that the window closes while a network trains in it.
 * @param training gives the name of the network in training, or null
 */
export function askBeforeClosing(window: BrowserWindow, training: () => Promise<string | null>): void {
  let confirmed = false;
  const confirm = async (): Promise<void> => {
    const name = await training();
    confirmed = name === null || (await mayStop(window, name));
    if (confirmed) window.close();
  };
  window.on('close', (event) => {
    if (confirmed) return;
    event.preventDefault();
    void confirm();
  });
}

async function mayStop(window: BrowserWindow, name: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${name}” is still training.`,
    detail: 'If Inkling closes now, the training pauses. It can go on from there when Inkling is open again.',
    buttons: ['Keep Training', 'Pause and Close'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
