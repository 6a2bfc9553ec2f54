import * as v from 'valibot';

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

/** What a second start sends to the first: its arguments as they were, which Chromium's own list of them is not. */
export interface SecondStart {
  readonly args: string[];
}

const secondStart = v.object({ args: v.array(v.string()) });

/** The arguments of a second start, which any program can have sent; none where they are not such. */
export function argumentsOf(sent: unknown): readonly string[] {
  const read = v.safeParse(secondStart, sent);
  return read.success ? read.output.args : [];
}

/** Links that reach the app; those that come before there is a window wait for it. */
export class ArrivingLinks {
  #waiting: string | null = null;
  #open: ((link: string) => void) | null = null;

  /** Takes a link up; of several that have to wait, the last is opened. */
  take(link: string | null): void {
    if (link === null) return;
    if (this.#open === null) this.#waiting = link;
    else this.#open(link);
  }

  /** Has every link opened from now on, one that has waited at once. */
  openBy(open: (link: string) => void): void {
    this.#open = open;
    this.take(this.#waiting);
    this.#waiting = null;
  }
}
