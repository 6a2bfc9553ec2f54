import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { UserError } from '../../../core/user-error';
import { lessonNamed } from './lessons';
import type { Lesson } from './parts/lesson';

/** A lesson with a state of it, as a link or a file brings them in. */
export interface SharedLesson {
  readonly lesson: Lesson;
  readonly state: unknown;
}

/** A link may be so long; browsers and messengers cut longer ones. */
export const LONGEST_LINK = 16_000;

/** What a link holds may be so long once it is unpacked, and a file so long, in bytes. */
const LONGEST_STATE = 512 * 1024;

const sharedFile = v.object({
  inkling: v.literal('lesson'),
  /** Its slug; files from before there were slugs in them say the number. */
  lesson: v.union([v.string(), v.number()]),
  state: v.unknown(),
});

/** What the address says of a lesson and a state of it: `filter?state=...`, packed and safe to stand in a link. */
export function writeLessonAddress({ slug }: Lesson, state: unknown): string {
  const packed = deflateSync(strToU8(JSON.stringify(state)), { level: 9 });
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  return `${slug}?state=${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The lesson in an address such as `5`, `filter` or `filter?state=...`, and the packed state, null without one. */
export function readLessonAddress(address: string): { readonly lesson: Lesson; readonly packed: string | null } | null {
  const [, name = '', packed] = /^([\w-]{1,40})(?:\?state=(.*))?$/.exec(address) ?? [];
  const lesson = lessonNamed(name);
  return lesson && { lesson, packed: packed ?? null };
}

/** Unpacks a state out of a link. Anybody can have made that link: what is not a state of the lesson is a UserError. */
export function unpackState(lesson: Lesson, packed: string): unknown {
  const fault = `This link holds nothing that lesson ${lesson.number} can open.`;
  if (packed.length > LONGEST_LINK) throw new UserError(fault);
  let state: unknown;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    // What unpacks to more than there is room for is cut off, and is no JSON then.
    state = JSON.parse(strFromU8(inflateSync(bytes, { out: new Uint8Array(LONGEST_STATE) })));
  } catch {
    throw new UserError(fault);
  }
  return checked(lesson, state, fault);
}

/** The lesson and the state in a whole link that was pasted, whatever program and machine it comes from. */
export function readLink(link: string): SharedLesson {
  const [, address = ''] = /(?:#lessons|inkling:\/\/lesson)\/(\S*)/i.exec(link) ?? [];
  const shared = readLessonAddress(address);
  if (!shared) throw new UserError('This is not a link to a lesson: it has no “#lessons/” with a lesson’s name in it.');
  const { lesson, packed } = shared;
  return { lesson, state: packed ? unpackState(lesson, packed) : structuredClone(lesson.initial) };
}

/** A lesson and a state of it as the text of a file. */
export function writeLessonFile({ slug }: Lesson, state: unknown): string {
  return `${JSON.stringify({ inkling: 'lesson', lesson: slug, state }, null, 1)}\n`;
}

/** Reads such a file again. Anybody can have made it: what is no such file is a UserError. */
export async function readLessonFile(file: File): Promise<SharedLesson> {
  const fault = `${file.name} is not a lesson saved by Inkling.`;
  if (file.size > LONGEST_STATE) throw new UserError(fault);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch {
    throw new UserError(fault);
  }
  const found = v.safeParse(sharedFile, parsed);
  const lesson = found.success ? lessonNamed(String(found.output.lesson)) : null;
  if (!found.success || !lesson) throw new UserError(fault);
  return {
    lesson,
    state: checked(lesson, found.output.state, `${file.name} holds nothing that lesson ${lesson.number} can open.`),
  };
}

function checked(lesson: Lesson, state: unknown, fault: string): unknown {
  const result = v.safeParse(lesson.schema, state, { abortEarly: true });
  if (!result.success) throw new UserError(fault);
  return result.output;
}
