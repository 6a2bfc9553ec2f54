import { foldNetwork } from '../../../../core/network/folded-network';
import { Network } from '../../../../core/network/network';
import { piecesReader } from '../../../../core/numbers/network-pieces';
import { readNumber, type ReadPieces } from '../../../../core/numbers/read-number';
import { wideImageOf } from '../../../../core/numbers/wide-image';
import type { Drawing } from '../../../../core/ink/drawing';
import { serveMessages } from '../../../state/readers/serve-messages';
import type { FromLineWorker, ReadLine, ToLineWorker } from './line-messages';
import { windowsOf } from './windows';

/** A Web Worker that reads a line of ink in every way that the lesson shows, on a WebAssembly backend of its own. */

const window = globalThis as unknown as Pick<Worker, 'postMessage'>;

let used: { readonly network: Network; readonly readPieces: ReadPieces } | null = null;

function answer(message: FromLineWorker): void {
  window.postMessage(message);
}

function take(message: ToLineWorker): void {
  if (message.kind === 'use') {
    used?.network.dispose();
    used = null;
    const { layers, weights } = foldNetwork(message.network);
    const network = Network.fromWeights(layers, weights);
    used = { network, readPieces: piecesReader(network, message.gauge) };
  } else answer({ kind: 'read', line: read(message.drawing) });
}

function read(drawing: Drawing): ReadLine | null {
  if (used === null) return null;
  const { network, readPieces } = used;
  const reading = readNumber(drawing, readPieces);
  const image = wideImageOf(drawing);
  if (reading === null || image === null) return null;
  const slid = { image, answers: network.slide(image.pixels, image.width) };
  return { reading, slid, alone: readPieces(windowsOf(image)) };
}

serveMessages(take, (reason) => answer({ kind: 'failed', reason }));
