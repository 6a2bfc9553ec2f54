import { configureGlobal } from 'fast-check';

/**
 * The same code is tested with the same random cases, so that a failure is there again when it is looked for.
 * `SEED=$RANDOM npm run unit` looks at others.
 */
configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
