import grid from './01-grid/lesson';
import dense from './02-dense/lesson';
import costs from './03-costs/lesson';
import parts from './04-parts/lesson';
import filter from './05-filter/lesson';
import stacked from './06-stacked/lesson';
import relu from './07-relu/lesson';
import pooling from './08-pooling/lesson';
import shiftedNine from './09-shifted-nine/lesson';
import wholeNetwork from './10-whole-network/lesson';
import augmentation from './11-augmentation/lesson';
import oneOfTen from './12-one-of-ten/lesson';
import aNumber from './13-a-number/lesson';
import type { Lesson } from './parts/lesson';

/** The course, in its order. */
export const LESSONS: readonly Lesson[] = [
  grid,
  dense,
  costs,
  parts,
  filter,
  stacked,
  relu,
  pooling,
  shiftedNine,
  wholeNetwork,
  augmentation,
  oneOfTen,
  aNumber,
];

/** The lesson with that number, if there is one. */
export function lessonNumbered(number: number): Lesson | null {
  return LESSONS.find((lesson) => lesson.number === number) ?? null;
}

/** The lesson of that name, if there is one: its slug, or its number. A slug stays when lessons come in before it. */
export function lessonNamed(name: string): Lesson | null {
  return LESSONS.find(({ slug, number }) => slug === name || String(number) === name) ?? null;
}
