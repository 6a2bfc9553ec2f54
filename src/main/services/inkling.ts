import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import type { AppInfo, Handlers, SavedFile } from '../../core/contract/api';
import { DIGIT_FORMATS } from '../../core/data/digit-formats';
import type { Digits, DigitSet } from '../../core/data/digits';
import type { ExportFormatId } from '../../core/exchange/export-formats';
import type { ExportedFile } from '../../core/exchange/exported-model';
import type { EventMessage } from '../../core/contract/envelope';
import type { Subscribe } from '../contract';
import { logFault } from '../log-fault';
import { DigitCollection } from './digits/digit-collection';
import { imagesAt, TestDigits } from './digits/mnist';
import { ModelExports } from './exchange/model-exports';
import { ModelImports } from './exchange/model-imports';
import { ModelLibrary } from './models/model-library';
import { RobustnessSweeps } from './models/robustness-sweeps';
import { SetReadings } from './models/set-readings';
import { TrainingRuns } from './training/training-runs';
import { bestWorkerCount } from '../workers/training-team';
import { watchFolder } from './disk/watch-folder';
import { VERSION } from '../versions';

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
  /** Lets the user keep a file that they asked for. */
  saveFile(name: string, type: string, bytes: Uint8Array): SavedFile | Promise<SavedFile>;
}

/** The media types of what the window saves, by the names' endings. */
const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.html': 'text/html',
};

/** Everything behind the window, on either host. */
export interface Inkling {
  readonly handlers: Handlers;
  readonly subscribe: Subscribe;
  /** Sends an event to every window. */
  send(event: EventMessage): void;
  /** Ends what runs; nothing that is stored can be lost by leaving it out. */
  close(): Promise<void>;
}

/** Starts the services, and clears up what an earlier run of the program left behind. */
export async function startInkling(options: InklingOptions): Promise<Inkling> {
  const listeners = new Set<(event: EventMessage) => void>();
  const send = (event: EventMessage): void => listeners.forEach((listener) => listener(event));
  const models = join(options.home, 'models');
  const library = new ModelLibrary(options.shippedModels, options.home);
  const collection = new DigitCollection(options.home);
  const testDigits = new TestDigits();
  const readings = new SetReadings(options.reader);
  const digitsOf = (set: DigitSet): Promise<Digits> => (set === 'test' ? testDigits.load() : collection.everyDigit());
  const runs = new TrainingRuns({
    library,
    ownDigits: () => collection.digits(),
    trainer: options.trainer,
    folder: join(options.home, 'runs'),
    send,
  });
  const sweeps = new RobustnessSweeps({
    library,
    digitsOf: (set) => (set === 'test' ? testDigits.load() : collection.digits()),
    reader: options.reader,
    send,
  });
  const exports = new ModelExports(options.exchanger);
  const exportOf = async (id: string, format: ExportFormatId): Promise<ExportedFile> =>
    exports.make(await library.open(id), format, (share) =>
      send({ kind: 'event', name: 'models.exporting', data: { modelId: id, format, share } }),
    );
  const imports = new ModelImports({ ...options, library, testDigits: () => testDigits.load(), send });
  // What can't be cleared up stands in nobody's way.
  await library.tidy().catch(logFault);
  await collection.tidy().catch(logFault);
  await runs.load().catch(logFault);
  // What can't be read at a moment is told to whoever asks for it.
  const modelWatch = await watchFolder(models, () => {
    library.list().then(
      (list) => send({ kind: 'event', name: 'models.changed', data: list }),
      () => undefined,
    );
  });
  library.onChange(() => modelWatch.tell());
  const digitWatch = await watchFolder(collection.folder, () => void collection.list().catch(() => undefined));
  collection.onChange((change) => send({ kind: 'event', name: 'digits.changed', data: change }));

  const handlers: Handlers = {
    'app.info': () => ({
      version: VERSION,
      host: options.host,
      folder: models,
      cores: availableParallelism(),
      workers: bestWorkerCount(),
    }),
    'models.list': () => library.list(),
    'models.open': (id) => library.open(id),
    'models.rename': (id, name) => library.rename(id, name),
    'models.delete': async (id) => {
      await library.delete(id);
      return undefined;
    },
    'models.restore': (id) => library.restore(id),
    'models.prepareExport': async (id, format) => (await exportOf(id, format)).bytes.length,
    'models.export': async (id, format) => {
      const { name, bytes } = await exportOf(id, format);
      return options.saveFile(name, TYPES[extname(name)] ?? 'application/octet-stream', bytes);
    },
    'models.import': (importId, files) => imports.start(importId, files),
    'models.cancelImport': (importId) => {
      imports.cancel(importId);
      return undefined;
    },
    'training.start': (name, recipe) => runs.start(name, recipe),
    'training.pause': (id) => {
      runs.pause(id);
      return undefined;
    },
    'training.resume': async (id) => {
      await runs.resume(id);
      return undefined;
    },
    'training.stop': async (id, choice) => {
      await runs.stop(id, choice);
      return undefined;
    },
    'training.forget': async (id) => {
      await runs.forget(id);
      return undefined;
    },
    'training.runs': () => runs.list(),
    'models.readings': async (id, set) => readings.readings(await library.open(id), await digitsOf(set)),
    'models.exciting': async (id, layerName) =>
      readings.excitations(await library.open(id), layerName, await testDigits.load()),
    'robustness.start': (modelIds, changes, digits) => sweeps.start(modelIds, changes, digits),
    'robustness.stop': async (id) => {
      await sweeps.stop(id);
      return undefined;
    },
    'robustness.sweep': () => sweeps.current(),
    'files.save': (name, bytes) => options.saveFile(name, TYPES[extname(name)] ?? 'text/plain', bytes),
    'digits.sample': (digit) => testDigits.draw(digit),
    'digits.images': async (set, places) => imagesAt(await digitsOf(set), places),
    'digits.own': () => collection.list(),
    'digits.unreadable': () => collection.unreadable(),
    'digits.keep': (label, drawing) => collection.keep(label, drawing),
    'digits.relabel': async (ids, label) => {
      await collection.relabel(ids, label);
      return undefined;
    },
    'digits.delete': async (ids) => {
      await collection.delete(ids);
      return undefined;
    },
    'digits.restore': async (ids) => {
      await collection.restore(ids);
      return undefined;
    },
    'digits.export': async (format) => {
      const { name, bytes } = await collection.exportFile(format);
      return options.saveFile(name, DIGIT_FORMATS[format].mediaType, bytes);
    },
    'digits.import': (files) => collection.importFiles(files),
  };
  return {
    handlers,
    send,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      modelWatch.stop();
      digitWatch.stop();
      exports.close();
      imports.close();
      await readings.close();
      await sweeps.close();
      await runs.close();
    },
  };
}
