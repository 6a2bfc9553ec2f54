import { shell, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../core/contract/api';

const isMac = process.platform === 'darwin';

/**
 * The application's menu. What concerns the pad, the model or the places is told to the window as a {@link MenuCommand};
 * the commands are the items' ids.
 * @param tell passes a command on to the window
 * @param folder where models are kept
 */
export function menuTemplate(tell: (command: MenuCommand) => void, folder: string): MenuItemConstructorOptions[] {
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
        command('export', '&Export Model…', { accelerator: 'CmdOrCtrl+E' }),
        { label: 'Show &Models Folder', click: () => void shell.openPath(folder) },
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
    { role: 'help', submenu: [{ role: 'about' }] },
  ];
}
