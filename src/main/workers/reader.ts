import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { startBackend } from '../../core/network/backend';
import { CLASSES } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import { readDigits } from '../../core/training/evaluate';
import { readingsOf } from '../../core/training/readings';
import type { ReaderData } from '../services/model-readings';
import { WASM_FOLDER } from '../wasm-folder';

/** Reads digits with a model, posts its Readings, and ends. A fault ends it with an error. */
async function run(port: NonNullable<typeof parentPort>, { layers, weights, digits }: ReaderData): Promise<void> {
  // On Linux this is the thread's own priority, not the program's: the window's threads come first, then what the user
  // waits for here, then a training.
  if (process.platform === 'linux') setPriority(2);
  await startBackend(WASM_FOLDER);
  const network = Network.fromWeights(layers, weights);
  const probabilities = new Float32Array(digits.count * CLASSES);
  readDigits(network, digits, 0, digits.count, probabilities);
  port.postMessage(readingsOf(probabilities, digits.labels));
  port.close();
}

if (parentPort === null) throw new Error('The reader runs as a thread of its own.');
await run(parentPort, workerData as ReaderData);
