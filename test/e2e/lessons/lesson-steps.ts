import type { Page } from '@playwright/test';

/**
 * Does what one lesson asks for, as a user does, and checks what appears. The lesson is open and as it begins; nothing is
 * on the pad but what an earlier lesson's steps drew there. It says itself that it is done: the journey looks for that.
 */
export type LessonSteps = (page: Page) => Promise<void>;
