import * as v from 'valibot';
import type { Lesson } from './lesson';

const keyOf = ({ number }: Lesson): string => `inkling.lesson.${number}`;

/** Where each lesson stands. The browser keeps it for as long as the window is open, over a reload too. */
export class LessonStates {
  readonly #states = new Map<number, object>();
  #replaced = $state(0);

  /** Grows each time that a state is put in place of another: the lesson's screen is to be mounted again. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Where the lesson stands, as a deep proxy: the same object until it is replaced. */
  of(lesson: Lesson): unknown {
    const kept = this.#states.get(lesson.number);
    return kept ?? this.#hold(lesson, readKept(lesson) ?? structuredClone(lesson.initial));
  }

  /** Puts a state in place of the lesson's own; it must have passed the lesson's schema. Gives the one that was there. */
  replace(lesson: Lesson, state: unknown): unknown {
    const before = $state.snapshot(this.of(lesson));
    this.#hold(lesson, structuredClone(state));
    this.#replaced += 1;
    return before;
  }

  /** Keeps where the lesson stands over a reload; called in an effect, it follows every change. */
  keep(lesson: Lesson): void {
    void this.#replaced;
    sessionStorage.setItem(keyOf(lesson), JSON.stringify(this.of(lesson)));
  }

  #hold(lesson: Lesson, state: unknown): unknown {
    const held = $state(state);
    this.#states.set(lesson.number, held as object);
    return held;
  }
}

function readKept(lesson: Lesson): unknown {
  try {
    const result = v.safeParse(lesson.schema, JSON.parse(sessionStorage.getItem(keyOf(lesson)) ?? 'null'));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** Where the lessons of this window stand. */
export const lessonStates = new LessonStates();
