import { mkdir } from 'node:fs/promises';
import { watch } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { AppInfo, Handlers, SavedFile } from '../../core/api';
import type { EventMessage } from '../../core/envelope';
import type { Subscribe } from '../contract';
import { logFault } from '../log-fault';
import { SampleDigits } from './mnist';
import { ModelLibrary } from './model-library';
import { zipModel } from './model-zip';
import { TrainingRuns } from './training-runs';
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
  /** Lets the user keep a file that they asked for. */
  saveFile(name: string, type: string, bytes: Uint8Array): SavedFile | Promise<SavedFile>;
}

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
  const runs = new TrainingRuns(library, options.trainer, send);
  const samples = new SampleDigits();
  // What can't be cleared up stands in nobody's way.
  await library.tidy().catch(logFault);
  const stopWatching = await watchModels(models, library, send);

  const handlers: Handlers = {
    'app.info': () => ({ version: VERSION, host: options.host, folder: models, cores: availableParallelism() }),
    'models.list': () => library.list(),
    'models.open': (id) => library.open(id),
    'models.rename': (id, name) => library.rename(id, name),
    'models.delete': async (id) => {
      await library.delete(id);
      return undefined;
    },
    'models.restore': (id) => library.restore(id),
    'models.export': async (id) => {
      const { name, bytes } = zipModel(await library.files(id));
      return options.saveFile(name, 'application/zip', bytes);
    },
    'training.start': (name, recipe) => runs.start(name, recipe),
    'training.stop': async (id, choice) => {
      await runs.stop(id, choice);
      return undefined;
    },
    'training.runs': () => runs.list(),
    'digits.sample': (digit) => samples.draw(digit),
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
      stopWatching();
      await runs.close();
    },
  };
}

/** Tells the windows the new list whenever the stored models change, whichever process changed them. */
async function watchModels(
  folder: string,
  library: ModelLibrary,
  send: (event: EventMessage) => void,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      library.list().then(
        (models) => send({ kind: 'event', name: 'models.changed', data: models }),
        // The folder can't be read at this moment; whoever asks for the list is told so.
        () => undefined,
      );
    }, 100);
  };
  const stopListening = library.onChange(tell);
  try {
    await mkdir(folder, { recursive: true });
    const watcher = watch(folder, tell);
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      stopListening();
      watcher.close();
    };
  } catch {
    // A data folder that can't be made or watched: what this process changes is told all the same.
    return () => {
      clearTimeout(timer);
      stopListening();
    };
  }
}
