import { app, dialog, type BrowserWindow } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  LARGEST_MODEL,
  MODEL_ENDINGS,
  PICTURE_ENDINGS,
  STROKE_ENDINGS,
  type OpenedFile,
} from '../../core/contract/api';
import { UserError } from '../../core/user-error';
import { writeBytes } from '../../core/words/quantities';
import { logFault } from '../log-fault';
import { isSystemFault } from '../services/disk/disk-fault';
import { askUser } from './ask-user';

/**
 * Reads a file that the system had the app open.
 * @throws UserError where it can't be read
 */
export async function readOpened(path: string): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new UserError(`“${name}” can’t be opened: it is a folder or the like.`);
    if (found.size > LARGEST_MODEL)
      throw new UserError(`“${name}” can’t be opened: it is larger than ${writeBytes(LARGEST_MODEL)}.`);
    return { name, bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (isSystemFault(error, 'ENOENT')) throw new UserError(`“${name}” can’t be opened: it is not there any more.`);
    if (isSystemFault(error, 'EACCES', 'EPERM'))
      throw new UserError(`“${name}” can’t be opened: Inkling is not allowed to read it.`);
    throw error;
  }
}

/** Opens files by their paths, one after the other: what can't be read is said, what can is among the recent ones from then on. */
export async function openFiles(paths: readonly string[], take: (file: OpenedFile) => void): Promise<void> {
  for (const path of paths)
    try {
      take(await readOpened(path));
      // Of macOS and Windows: the Dock, the jump list, and the menu's Open Recent.
      app.addRecentDocument(path);
    } catch (error) {
      if (!(error instanceof UserError)) logFault(error);
      const message = error instanceof UserError ? error.message : `“${basename(path)}” can’t be opened.`;
      await askUser({ type: 'info', message, buttons: ['OK'] });
    }
}

/** Asks which files to open. Gives their paths. */
export async function chooseFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      {
        name: 'Lessons, models, pictures, pen strokes',
        extensions: ['inkling', 'json', ...MODEL_ENDINGS, ...PICTURE_ENDINGS, ...STROKE_ENDINGS],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}
