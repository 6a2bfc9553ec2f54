import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { AppInfo, Handlers, OpenedFile } from '../../core/contract/api';
import type { EventMessage } from '../../core/contract/envelope';
import type { Digits, DigitSet } from '../../core/data/digits';
import type { Subscribe } from '../contract';
import { logFault } from '../log-fault';
import { VERSION } from '../versions';
import { exchange } from '../workers/exchange-thread';
import { bestWorkerCount } from '../workers/training-team';
import { DigitCollection } from './digits/digit-collection';
import { inThread } from './digits/digit-exchange';
import { digitHandlers } from './digits/digit-handlers';
import { TestDigits } from './digits/mnist';
import { type FolderWatch, watchFolder } from './disk/watch-folder';
import { exchangeHandlers } from './exchange/exchange-handlers';
import { ModelExports } from './exchange/model-exports';
import { ModelImports } from './exchange/model-imports';
import { modelHandlers } from './models/model-handlers';
import { ModelGauges } from './models/model-gauges';
import { ModelLibrary } from './models/model-library';
import { robustnessHandlers } from './models/robustness-handlers';
import { NearestTrainingDigits } from './models/nearest-digits';
import { RobustnessSweeps } from './models/robustness-sweeps';
import { SetReadings } from './models/set-readings';
import { OpenedFiles, openedFileHandlers } from './opened-files';
import { fileHandlers, type SaveDialog, saveFileBy } from './save-file';
import { trainingHandlers } from './training/training-handlers';
import { TrainingRuns } from './training/training-runs';

/** What a host gives to the services, since it differs between them. */
export interface InklingOptions {
  readonly host: AppInfo['host'];
  /** The data folder, see {@link dataFolder}. */
  readonly home: string;
  /** The folder with the models that ship. */
  readonly shippedModels: string;
  /** The path of the trainer's program. */
  readonly trainer: string;
  /** The path of the reader's program. */
  readonly reader: string;
  /** The path of the exchanger's program. */
  readonly exchanger: string;
  /** Null where the window downloads what is to be kept. */
  readonly dialog: SaveDialog | null;
}

/** Everything behind the window, on either host. */
export interface Inkling {
  readonly handlers: Handlers;
  readonly subscribe: Subscribe;
  /** Sends an event to every window. */
  send(event: EventMessage): void;
  /** Has the window open a file, as soon as there is one. */
  open(file: OpenedFile): void;
  /** Ends what runs; nothing that is stored can be lost by leaving it out. */
  close(): Promise<void>;
}

/** Starts the services, and clears up what an earlier run of the program left behind. */
export async function startInkling(options: InklingOptions): Promise<Inkling> {
  const { host, home, trainer, reader, exchanger, dialog } = options;
  const { send, subscribe } = broadcast();
  const library = new ModelLibrary(options.shippedModels, home);
  const collection = new DigitCollection(home, inThread(exchanger));
  const testDigits = new TestDigits();
  const readings = new SetReadings(reader);
  const nearest = new NearestTrainingDigits(reader);
  const ownDigits = (): Promise<Digits> => collection.digits();
  const everyDigitOf = (set: DigitSet): Promise<Digits> =>
    set === 'test' ? testDigits.load() : collection.everyDigit();
  const runs = new TrainingRuns({ library, ownDigits, trainer, folder: join(home, 'runs'), send });
  const sweeps = new RobustnessSweeps({
    library,
    digitsOf: (set) => (set === 'test' ? testDigits.load() : ownDigits()),
    reader,
    send,
  });
  const exports = new ModelExports(exchanger);
  const imports = new ModelImports({ library, testDigits: () => testDigits.load(), reader, exchanger, send });
  // What can't be cleared up stands in nobody's way.
  await Promise.all([library.tidy(), collection.tidy(), runs.load()].map((tidied) => tidied.catch(logFault)));
  const gauges = new ModelGauges({ library, reader });
  const watches = [await announceModels(library, send), await announceDigits(collection, send)];
  const save = saveFileBy(dialog);
  const opened = new OpenedFiles(() => send({ kind: 'event', name: 'files.arrived', data: null }));
  return {
    handlers: {
      'app.info': () => ({
        version: VERSION,
        host,
        folder: library.stored,
        cores: availableParallelism(),
        workers: bestWorkerCount(),
      }),
      ...modelHandlers(library, readings, nearest, everyDigitOf),
      ...exchangeHandlers(library, exports, imports, save, send),
      ...trainingHandlers(runs),
      ...robustnessHandlers(sweeps),
      ...digitHandlers(collection, testDigits, everyDigitOf, save),
      'pictures.read': (file) => exchange(exchanger, { kind: 'read picture', file }),
      ...fileHandlers(dialog),
      ...openedFileHandlers(opened),
    },
    send,
    open: (file) => opened.add(file),
    subscribe,
    close: async () => {
      watches.forEach((watch) => watch.stop());
      exports.close();
      await imports.close();
      await readings.close();
      await gauges.close();
      await nearest.close();
      await sweeps.close();
      await runs.close();
      await collection.close();
    },
  };
}

/** Sends events to whoever listens at that moment. */
function broadcast(): Pick<Inkling, 'send' | 'subscribe'> {
  const listeners = new Set<(event: EventMessage) => void>();
  return {
    send: (event) => listeners.forEach((listener) => listener(event)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Tells of every change to the models, whichever process made it. */
async function announceModels(library: ModelLibrary, send: Inkling['send']): Promise<FolderWatch> {
  const watch = await watchFolder(library.stored, () => {
    // What can't be read at a moment is told to whoever asks for it.
    library.list().then(
      (list) => send({ kind: 'event', name: 'models.changed', data: list }),
      () => undefined,
    );
  });
  library.onChange(() => watch.tell());
  return watch;
}

/** Tells of every change to the user's own digits, whichever process made it. */
async function announceDigits(collection: DigitCollection, send: Inkling['send']): Promise<FolderWatch> {
  collection.onChange((change) => send({ kind: 'event', name: 'digits.changed', data: change }));
  return watchFolder(collection.folder, () => void collection.list().catch(() => undefined));
}
