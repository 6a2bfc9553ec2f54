import type { Lesson } from './lesson';

/** The course, in its order. */
export const LESSONS: readonly Lesson[] = [];

/** The lesson with that number, if there is one. */
export function lessonNumbered(number: number): Lesson | null {
  return LESSONS.find((lesson) => lesson.number === number) ?? null;
}
