import { app, dialog, type BrowserWindow } from 'electron';
import { basename, dirname, extname, join } from 'node:path';
import type { DialogAnswer } from '../../core/contract/api';
import { describeDiskFault } from '../services/disk/disk-fault';
import { putFile } from '../services/disk/put-file';

/** Asks where to save a file, and writes it there: whole, or not at all. */
export async function saveFile(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<DialogAnswer> {
  const extension = extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), name),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || !filePath) return { kind: 'cancelled' };
  try {
    await putFile(filePath, bytes);
  } catch (error) {
    throw describeDiskFault(error, dirname(filePath), `${basename(filePath)} was not saved.`);
  }
  return { kind: 'written', path: filePath };
}
