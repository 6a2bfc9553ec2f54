import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import { LESSONS } from './lessons';
import type { Lesson } from './parts/lesson';

const keyOf = ({ slug }: Lesson): string => `inkling.lesson.${slug}`;

/** Where each lesson stands. The browser keeps it for as long as the window is open, over a reload too. */
export class LessonStates {
  readonly #states = new SvelteMap(
    LESSONS.map((lesson) => [lesson.number, held(readKept(lesson) ?? structuredClone(lesson.initial))]),
  );

  /** Where the lesson stands, as a deep proxy: the same object until it is replaced. */
  of(lesson: Lesson): unknown {
    return this.#states.get(lesson.number);
  }

  /** Puts a state in place of the lesson's own; it must have passed the lesson's schema. Gives the one that was there. */
  replace(lesson: Lesson, state: unknown): unknown {
    const before = $state.snapshot(this.of(lesson));
    this.#states.set(lesson.number, held(structuredClone(state)));
    return before;
  }

  /** Keeps where the lesson stands over a reload; called in an effect, it follows every change. */
  keep(lesson: Lesson): void {
    sessionStorage.setItem(keyOf(lesson), JSON.stringify(this.of(lesson)));
  }
}

function held(state: unknown): unknown {
  const proxy = $state(state);
  return proxy;
}

function readKept(lesson: Lesson): unknown {
  try {
    const result = v.safeParse(lesson.schema, JSON.parse(sessionStorage.getItem(keyOf(lesson)) ?? 'null'));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
