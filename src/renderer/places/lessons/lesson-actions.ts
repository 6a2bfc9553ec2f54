import { fileName, saveExported } from '../../views/exporting/exported-file';
import { navigation } from '../../state/navigation.svelte';
import { toasts } from '../../ui/toasts.svelte';
import type { Lesson } from './lesson';
import { lessonStates } from './lesson-states.svelte';
import { LONGEST_LINK, writeLessonAddress, writeLessonFile, type SharedLesson } from './lesson-link';

/** What the user does with a lesson's state as a whole. */

/** The lesson's state as a link; null where that would be too long for one. */
export function linkTo(lesson: Lesson): string | null {
  const address = writeLessonAddress(lesson, lessonStates.of(lesson));
  return address.length > LONGEST_LINK ? null : `${location.origin}${location.pathname}#lessons/${address}`;
}

/** Puts a link on the clipboard. Says whether that went well. */
export async function copyLink(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    return false;
  }
  toasts.say('The link is on the clipboard: it opens this lesson as it stands.');
  return true;
}

export function saveLesson(lesson: Lesson): Promise<void> {
  return saveExported({
    title: lesson.title,
    make: () => ({
      name: fileName(`lesson ${lesson.number} ${lesson.slug}`, 'json'),
      content: writeLessonFile(lesson, lessonStates.of(lesson)),
    }),
  });
}

/** Shows a lesson in a state that was brought in; can be undone. */
export function openShared({ lesson, state }: SharedLesson): void {
  replaceState(lesson, state, `Lesson ${lesson.number} is as it was shared.`);
  navigation.go('lessons', String(lesson.number));
}

/** Puts the lesson back to how it begins; can be undone. */
export function beginAnew(lesson: Lesson): void {
  replaceState(lesson, lesson.initial, 'The lesson begins anew.');
}

function replaceState(lesson: Lesson, state: unknown, text: string): void {
  const before = lessonStates.replace(lesson, state);
  toasts.say(text, { label: 'Undo', run: () => void lessonStates.replace(lesson, before) });
}
