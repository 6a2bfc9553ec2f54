import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../core/contract/api';

/** What the menu does besides. */
export interface MenuActs {
  /** Passes a command on to the window. */
  readonly tell: (command: MenuCommand) => void;
  /** Asks for files, and opens them. */
  readonly openFile: () => void;
  /** Shows the folder where models are kept. */
  readonly showModels: () => void;
  /** Shows what was noted of faults. */
  readonly showLog: () => void;
  /** Shows the page with newer versions, in the browser; null where there is none. */
  readonly showReleases: (() => void) | null;
  /** Shows the text that a report of a problem begins with. */
  readonly reportProblem: () => void;
}

/** What macOS shows below the recent files. */
const CLEAR_RECENT: MenuItemConstructorOptions[] = [{ role: 'clearRecentDocuments' }];

/**
 * The application's menu. What concerns the pad, the model or the places is told to the window as a {@link MenuCommand};
 * the commands are the items' ids.
 */
export function menuTemplate(
  { tell, openFile, showModels, showLog, showReleases, reportProblem }: MenuActs,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const command = (
    id: MenuCommand,
    label: string,
    options: MenuItemConstructorOptions = {},
  ): MenuItemConstructorOptions => ({ id, label, click: () => tell(id), ...options });

  // The window listens to these keys itself, since they mean something else while a name is typed.
  const keyOfWindow = (accelerator: string): MenuItemConstructorOptions => ({
    accelerator,
    registerAccelerator: false,
  });

  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { id: 'open', label: '&Open…', accelerator: 'CmdOrCtrl+O', click: openFile },
        ...(isMac ? [{ role: 'recentDocuments' as const, label: 'Open Recent', submenu: CLEAR_RECENT }] : []),
        { type: 'separator' },
        command('export', '&Export Model…', { accelerator: 'CmdOrCtrl+E' }),
        { label: 'Show &Models Folder', click: showModels },
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('undo', '&Undo', keyOfWindow('CmdOrCtrl+Z')),
        command('redo', '&Redo', keyOfWindow(isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y')),
        command('clear', 'C&lear Pad'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('go draw', '&Draw', { accelerator: 'CmdOrCtrl+1' }),
        command('go train', '&Train', { accelerator: 'CmdOrCtrl+2' }),
        command('go robustness', '&Robustness', { accelerator: 'CmdOrCtrl+3' }),
        command('go lessons', '&Lessons', { accelerator: 'CmdOrCtrl+4' }),
        command('go models', '&Models', { accelerator: 'CmdOrCtrl+5' }),
        { type: 'separator' },
        { role: 'reload' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    {
      role: 'help',
      submenu: [
        command('keys', '&Keyboard Keys'),
        { label: 'The &Course', click: () => tell('go lessons') },
        { type: 'separator' },
        { id: 'log', label: 'Show &Log', click: showLog },
        { id: 'report', label: '&Report a Problem…', click: reportProblem },
        { type: 'separator' },
        // By itself Inkling asks nobody.
        ...(showReleases ? [{ id: 'newer', label: 'Look for a &Newer Version', click: showReleases }] : []),
        { role: 'about' },
      ],
    },
  ];
}
