import type { NetworkData } from '../../../core/network/network-data';
import { startWindowBackend } from '../../state/readers/wasm-backend';
import { Importances } from './importance';
import type { FromImportanceWorker, ToImportanceWorker } from './importance-messages';

/**
 * A Web Worker that finds what of a drawing mattered, on a WebAssembly backend of its own: reading some eighty covered
 * images takes two frames, which the pen should not have to wait for.
 */

const port = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

/** Why there is no network, where there is none. */
let importances: Importances | Error = new Error('There is no network to ask.');

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));

function use(network: NetworkData): void {
  if (importances instanceof Importances) importances.dispose();
  try {
    importances = new Importances(network);
  } catch (fault) {
    importances = asError(fault);
  }
}

function find({ image, digit }: Extract<ToImportanceWorker, { kind: 'find' }>): FromImportanceWorker {
  if (importances instanceof Error) throw importances;
  return { kind: 'found', importance: importances.of(image, digit) };
}

const ready = startWindowBackend();

port.addEventListener('message', ({ data }: MessageEvent<ToImportanceWorker>) => void answer(data));

async function answer(message: ToImportanceWorker): Promise<void> {
  try {
    await ready;
    if (message.kind === 'use') use(message.network);
    else port.postMessage(find(message));
  } catch (fault) {
    // What is asked next is answered with it; nobody waits for an answer to `use`.
    if (message.kind === 'find')
      port.postMessage({ kind: 'failed', reason: asError(fault).message } satisfies FromImportanceWorker);
  }
}
