import { startWindowBackend } from '../network/wasm-backend';
import { Importances } from './importance';
import type { FromWorker, ToWorker } from './importance-messages';

/**
 * A Web Worker that finds what of a drawing mattered, on a WebAssembly backend of its own: reading some eighty covered
 * images takes two frames, which the pen should not have to wait for.
 */

const port = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

let importances: Importances | null = null;

function answer(message: ToWorker): void {
  if (message.kind === 'use') {
    importances?.dispose();
    importances = null;
    importances = new Importances(message.network);
  } else if (importances !== null) {
    const importance = importances.of(message.image, message.digit);
    port.postMessage({ kind: 'found', importance } satisfies FromWorker);
  }
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  port.postMessage({ kind: 'failed', reason } satisfies FromWorker);
}

const ready = startWindowBackend();

port.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  ready.then(() => answer(data)).catch(fail);
});
