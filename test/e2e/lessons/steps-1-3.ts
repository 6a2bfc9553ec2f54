import type { LessonSteps } from './lesson-steps';

/** The steps of lessons 1 to 3, by number. */
export const STEPS_1_TO_3: Readonly<Record<number, LessonSteps>> = {};
