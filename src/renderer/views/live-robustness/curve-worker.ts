import { foldNetwork } from '../../../core/network/folded-network';
import { Network } from '../../../core/network/network';
import { startWindowBackend } from '../../state/readers/wasm-backend';
import { Batches } from './batches';
import type { FromCurveWorker, ToCurveWorker } from './worker-messages';

/** A Web Worker that reads variants of a drawing with a network, on a WebAssembly backend of its own. */

const window = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

const batches = new Batches();

/** Comes back as a message behind those that came in meanwhile: newer requests are heard before the next batch. */
const turn = new MessageChannel();
let isWaiting = false;

/** After an outline so long its detail isn't read, in milliseconds: the processor is for the window, which shows it. */
const OUTLINE_REST = 32;
let rest: ReturnType<typeof setTimeout> | undefined;

function waitForTurn(): void {
  clearTimeout(rest);
  if (isWaiting || batches.isDone) return;
  isWaiting = true;
  turn.port2.postMessage(null);
}

turn.port1.onmessage = () => {
  isWaiting = false;
  attempt(() => {
    const batch = batches.read();
    if (batch === null) return;
    window.postMessage({ kind: 'read', ...batch } satisfies FromCurveWorker, [
      batch.read.images.buffer,
      batch.read.probabilities.buffer,
    ]);
    if (batch.from === 0) rest = setTimeout(waitForTurn, OUTLINE_REST);
    else waitForTurn();
  });
};

function take(message: ToCurveWorker): void {
  if (message.kind === 'use') {
    // First, so that there is none where this one can't be read with.
    batches.use(null);
    const { layers, weights } = foldNetwork(message.network);
    batches.use(Network.fromWeights(layers, weights));
  } else {
    batches.ask(message.request);
    waitForTurn();
  }
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  window.postMessage({ kind: 'failed', reason } satisfies FromCurveWorker);
}

const ready = startWindowBackend();
window.addEventListener('message', ({ data }: MessageEvent<ToCurveWorker>) => {
  ready.then(() => attempt(() => take(data)), fail);
});
