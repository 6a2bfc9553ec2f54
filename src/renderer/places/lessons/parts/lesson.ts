import type { Component } from 'svelte';
import type { GenericSchema } from 'valibot';

/** What a lesson's screen gets. */
export interface LessonScreen<State> {
  /**
   * Where the lesson stands: a deep `$state` proxy of plain JSON that the screen changes directly. It is the same object
   * for as long as the screen is mounted; beginning anew and opening a link mount the screen again.
   */
  state: State;
  /** Says that the thing asked for was done; may be called again. */
  done: () => void;
}

/** One lesson of the course: a row of the table in `lessons.ts`. */
export interface Lesson<State = unknown> {
  readonly number: number;
  /** Short and lower case, for file names and tests. */
  readonly slug: string;
  readonly title: string;
  /** What to do here, in a sentence or two. */
  readonly ask: string;
  /** Checks a state that came in by a link or a file. Every list and number in it needs its bounds. */
  readonly schema: GenericSchema<unknown, State>;
  readonly initial: State;
  /** Fetches the lesson's screen when it is first opened: `() => import('./FilterLesson.svelte')`. */
  readonly component: () => Promise<{ readonly default: Component<LessonScreen<State>> }>;
}

/** A lesson for the table, whose rows don't tell their states apart: each state meets the screen that its row brings. */
export function lesson<State>(row: Lesson<State>): Lesson {
  return row as unknown as Lesson;
}
