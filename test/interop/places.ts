import { join } from 'node:path';

/** Where the repository is. */
export const CHECKOUT = join(import.meta.dirname, '../..');

/** Where the tests leave the exports that they make, and what they find. */
export const RESULTS = join(CHECKOUT, 'test-results/interop');
