import { UserError } from '../../../core/user-error';

const SENTENCES: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: (place) => `The disk that holds ${place} is full.`,
  EDQUOT: (place) => `Your share of the disk that holds ${place} is used up.`,
  EACCES: (place) => `Inkling is not allowed to write in ${place}.`,
  EPERM: (place) => `Inkling is not allowed to write in ${place}.`,
  EROFS: (place) => `${place} can't be written to.`,
  ENOTDIR: (place) => `${place} is not a folder.`,
  EEXIST: (place) => `There is something else in ${place} by that name.`,
};

/** Whether the error came from the operating system with one of these codes, such as `ENOENT`. */
export function isSystemFault(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * The error to throw for one that came of writing in `place`: a sentence for the user where the disk is at fault,
 * preceded by what has not happened (`“Seven” was not saved.`), else the error itself.
 */
export function describeDiskFault(error: unknown, place: string, consequence: string): unknown {
  const { code = '', syscall, path }: NodeJS.ErrnoException = error instanceof Error ? error : new Error();
  // A folder is only made where none is: what is in its way is something else.
  if (code === 'EEXIST' && syscall === 'mkdir')
    return new UserError(`${consequence} ${path ?? place} is not a folder.`, { cause: error });
  const sentence = SENTENCES[code];
  return sentence ? new UserError(`${consequence} ${sentence(place)}`, { cause: error }) : error;
}
