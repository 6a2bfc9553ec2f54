import envPaths from 'env-paths';
import { resolve } from 'node:path';

/** Where everything of this user is kept: `INKLING_HOME` if it is set, else the place that the system has for such data. */
export function dataFolder(): string {
  const chosen = process.env.INKLING_HOME;
  return chosen ? resolve(chosen) : envPaths('inkling', { suffix: '' }).data;
}
