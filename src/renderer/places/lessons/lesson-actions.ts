import type { AppState } from '../../state/app-state';
import { onDesktop } from '../../state/connection/message-port-channel';
import { fileName } from '../../state/window/file-format';
import { LONGEST_LINK, writeLessonAddress, writeLessonFile, type SharedLesson } from './lesson-link';
import { LessonStates } from './lesson-states.svelte';
import type { Lesson } from './parts/lesson';

/** What the user does with a lesson's state as a whole. */
export class LessonActions {
  readonly #states: LessonStates;

  constructor(private readonly app: AppState) {
    this.#states = app.kept(LessonStates);
  }

  /** The lesson's state as a link; null where that would be too long for one. */
  linkTo(lesson: Lesson): string | null {
    const address = writeLessonAddress(lesson, this.#states.of(lesson));
    if (address.length > LONGEST_LINK) return null;
    // The window's own address means nothing outside it.
    return onDesktop() ? `inkling://lesson/${address}` : `${location.origin}${location.pathname}#lessons/${address}`;
  }

  /** Puts a link on the clipboard. Says whether that went well. */
  async copyLink(link: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      return false;
    }
    this.app.toasts.say(
      'The link is on the clipboard: it opens this lesson as it stands, at the latest in “Open a link or file…” of this menu.',
    );
    return true;
  }

  /** Saves the lesson's state as a file. */
  save(lesson: Lesson): Promise<void> {
    return this.app.fileSaving.save({
      title: lesson.title,
      make: () => ({
        name: fileName(`lesson ${lesson.number} ${lesson.slug}`, 'inkling'),
        content: writeLessonFile(lesson, this.#states.of(lesson)),
      }),
    });
  }

  /** Shows a lesson in a state that was brought in; can be undone. */
  openShared({ lesson, state }: SharedLesson): void {
    this.#replace(lesson, state, `Lesson ${lesson.number} is as it was shared.`);
    this.app.navigation.go('lessons', String(lesson.number));
  }

  /** Puts the lesson back to how it begins; can be undone. */
  beginAnew(lesson: Lesson): void {
    this.#replace(lesson, lesson.initial, 'The lesson begins anew.');
  }

  #replace(lesson: Lesson, state: unknown, text: string): void {
    const before = this.#states.replace(lesson, state);
    this.app.toasts.say(text, { label: 'Undo', run: () => void this.#states.replace(lesson, before) });
  }
}
