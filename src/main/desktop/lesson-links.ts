/** The scheme of links to lessons, `inkling://lesson/filter?state=...`, that the installed app is registered for. */
export const LINK_SCHEME = 'inkling';

const LESSON = /^inkling:\/\/lesson\/([\w-]{1,40}(?:\?state=[\w-]{0,16000})?)$/i;

/** The link among the arguments of a start; null where there is none. */
export function linkIn(args: readonly string[]): string | null {
  return args.find((arg) => /^inkling:/i.test(arg)) ?? null;
}

/** The part of the window's address that shows the lesson of a link; null for a link to anything else. */
export function fragmentOf(link: string): string | null {
  const [, address] = LESSON.exec(link) ?? [];
  return address === undefined ? null : `#lessons/${address}`;
}
