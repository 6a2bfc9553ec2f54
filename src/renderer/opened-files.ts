import { MODEL_ENDINGS, PICTURE_ENDINGS, STROKE_ENDINGS, type OpenedFile } from '../core/contract/api';
import { UserError } from '../core/user-error';
import { LessonActions } from './places/lessons/lesson-actions';
import { readLessonFile } from './places/lessons/lesson-link';
import type { AppState } from './state/app-state';

/** Opens in its place what the system had the app open, one file after the other. */
export function takeOpenedFiles(app: AppState): void {
  const { connection, toasts } = app;
  let opening = Promise.resolve();
  const take = (): void => {
    opening = opening.then(() =>
      toasts.attempt(async () => {
        for (const file of await connection.call('files.opened')) await toasts.attempt(() => open(app, file));
      }),
    );
  };
  connection.on('files.arrived', take);
  connection.whenOpen(take);
}

/** Opens a file as it would be where such files are chosen or dropped. */
async function open(app: AppState, { name, bytes }: OpenedFile): Promise<void> {
  const file = new File([bytes.slice()], name);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (MODEL_ENDINGS.includes(ending) || (ending === 'inkling' && isZip(bytes))) {
    app.navigation.go('models');
    await app.modelActions.import([{ name, file }]);
  } else if (ending === 'inkling' || ending === 'json') {
    app.kept(LessonActions).openShared(await readLessonFile(file));
  } else if (PICTURE_ENDINGS.includes(ending)) {
    app.navigation.go('draw');
    await app.padSources.layPictureFile(file);
  } else if (STROKE_ENDINGS.includes(ending)) {
    app.navigation.go('train');
    await app.digitActions.import([{ name, file }]);
  } else throw new UserError(`“${name}” is nothing that Inkling opens: no lesson, model, picture or strokes.`);
}

/** A model with all of its files; a lesson is text. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
