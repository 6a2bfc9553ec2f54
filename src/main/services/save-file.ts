import type { DialogAnswer, Handlers, SavedFile } from '../../core/contract/api';
import { UserError } from '../../core/user-error';

/** The desktop's dialog: asks where to save a file, and writes it there. */
export type SaveDialog = (name: string, bytes: Uint8Array) => Promise<DialogAnswer>;

/** Lets the user keep a file that the services made. */
export type SaveFile = (name: string, type: string, bytes: Uint8Array) => SavedFile | Promise<SavedFile>;

/** @param dialog null where the window downloads what is to be kept */
export function saveFileBy(dialog: SaveDialog | null): SaveFile {
  return (name, type, bytes) => dialog?.(name, bytes) ?? { kind: 'download', name, type, bytes };
}

/** What answers for files that the window made. */
export function fileHandlers(dialog: SaveDialog | null): Pick<Handlers, 'files.save'> {
  return {
    'files.save': (name, bytes) => {
      if (dialog === null) throw new UserError('There is no dialog here: the window downloads the file.');
      return dialog(name, bytes);
    },
  };
}
