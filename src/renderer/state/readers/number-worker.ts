import type { Drawing } from '../../../core/ink/drawing';
import type { Gauge } from '../../../core/likeness/gauge';
import { foldNetwork } from '../../../core/network/folded-network';
import { Network } from '../../../core/network/network';
import { piecesReader } from '../../../core/numbers/network-pieces';
import { readNumber } from '../../../core/numbers/read-number';
import { wideImageOf } from '../../../core/numbers/wide-image';
import type { FromNumberWorker, Slid, ToNumberWorker } from './number-messages';
import { serveMessages } from './serve-messages';

/** A Web Worker that cuts drawings and reads numbers in them, on a WebAssembly backend of its own. */

const window = globalThis as unknown as Pick<Worker, 'postMessage'>;

let network: Network | null = null;
let gauge: Gauge | null = null;

function answer(message: FromNumberWorker): void {
  window.postMessage(message);
}

function take(message: ToNumberWorker): void {
  if (message.kind === 'use') {
    network?.dispose();
    network = null;
    const { layers, weights } = foldNetwork(message.network);
    network = Network.fromWeights(layers, weights);
    ({ gauge } = message);
  } else if (network) {
    const reading = readNumber(message.drawing, piecesReader(network, gauge));
    answer({ kind: 'read', reading, slid: message.slides ? slide(network, message.drawing) : null });
  }
}

function slide(reads: Network, drawing: Drawing): Slid | null {
  const image = wideImageOf(drawing);
  return image && { image, answers: reads.slide(image.pixels, image.width) };
}

serveMessages(take, (reason) => answer({ kind: 'failed', reason }));
