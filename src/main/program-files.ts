import { fileURLToPath } from 'node:url';

/** Where the parts of the built program lie, seen from one of the bundles in `out/main`. */
export interface ProgramFiles {
  /** The folder with the models that ship. */
  readonly shippedModels: string;
  /** The program that trains, for a worker thread. */
  readonly trainer: string;
  /** The program that reads whole sets of digits, for a worker thread. */
  readonly reader: string;
  /** The program that writes and reads models in other programs' formats, for a worker thread. */
  readonly exchanger: string;
  /** The bridge between Electron's window and its main process. */
  readonly preload: string;
  /** The folder with the window's files. */
  readonly window: string;
}

/** @param bundle `import.meta.url` of a bundle in `out/main`, shared ones too */
export function programFiles(bundle: string): ProgramFiles {
  const beside = (path: string): string => fileURLToPath(new URL(path, bundle));
  return {
    shippedModels: beside('../../resources/models'),
    trainer: beside('workers/trainer.js'),
    reader: beside('workers/reader.js'),
    exchanger: beside('workers/exchanger.js'),
    preload: beside('../preload/preload.cjs'),
    window: beside('../renderer'),
  };
}
