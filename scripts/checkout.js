// @ts-check
import { join } from 'node:path';

/** The folder that this repository is checked out in. */
export const checkout = join(import.meta.dirname, '..');
