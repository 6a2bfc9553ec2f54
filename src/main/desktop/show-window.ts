import type { BrowserWindow } from 'electron';

/** After so long a window is shown as it is: better empty for a moment than not there. */
const LONGEST_HIDDEN_MS = 3_000;

/**
 * Shows a new window on the first sign that there is something to see. `ready-to-show` alone would not do: on Wayland it may
 * never come for a window that is hidden (electron/electron#48859).
 * @param shown is called once, when the window is there
 */
export function showOnFirstSign(window: BrowserWindow, maximized: boolean, shown: () => void): void {
  let done = false;
  const show = (): void => {
    if (done || window.isDestroyed()) return;
    done = true;
    clearTimeout(patience);
    window.show();
    // Not before, since that shows a window by itself.
    if (maximized) window.maximize();
    shown();
  };
  const patience = setTimeout(show, LONGEST_HIDDEN_MS);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
  window.webContents.once('did-fail-load', show);
}

/** Brings a window before the user, wherever it is: minimized, behind others, or not shown yet. */
export function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
