import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Digits } from '../../core/data/digits';
import { startBackend } from '../../core/network/backend';
import { CLASSES } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import type { NetworkData } from '../../core/network/network-data';
import { judge, readDigits } from '../../core/training/evaluate';
import { findExcitations } from '../../core/training/excitations';
import { readingsOf } from '../../core/training/readings';
import { sweep } from '../../core/training/sweep';
import type { EvaluationStep, ReaderData, ReaderPosts, ReaderTask } from './reader-thread';
import { WASM_FOLDER } from '../wasm-folder';

/**
 * On Linux a thread's own priority, not the program's: the window's threads come first, then what the user waits for
 * here, then a training (5), and last what takes minutes.
 */
const PRIORITIES: Readonly<Record<ReaderTask['kind'], number>> = {
  readings: 2,
  excitations: 2,
  evaluation: 2,
  sweep: 8,
};

const open = ({ layers, weights }: NetworkData): Network => Network.fromWeights(layers, weights);

/** Does a task with digits, posts what comes of it, and ends. A fault ends it with an error. */
async function run(port: NonNullable<typeof parentPort>, { task, digits }: ReaderData): Promise<void> {
  const post = <Kind extends ReaderTask['kind']>(_: Kind, message: ReaderPosts[Kind]): void =>
    port.postMessage(message);
  if (process.platform === 'linux') setPriority(PRIORITIES[task.kind]);
  await startBackend(WASM_FOLDER);
  switch (task.kind) {
    case 'readings': {
      const probabilities = new Float32Array(digits.count * CLASSES);
      readDigits(open(task.network), digits, 0, digits.count, probabilities);
      post(task.kind, readingsOf(probabilities, digits.labels));
      break;
    }
    case 'evaluation':
      evaluateInSteps(open(task.network), digits, (step) => post(task.kind, step));
      break;
    case 'excitations':
      post(task.kind, findExcitations(open(task.network), task.index, digits));
      break;
    case 'sweep':
      for (const step of sweep(task.networks.map(open), digits, task.changes)) post(task.kind, step);
  }
  port.close();
}

/** So many digits are read between two steps. */
const CHUNK = 250;

function evaluateInSteps(network: Network, digits: Digits, tell: (step: EvaluationStep) => void): void {
  const probabilities = new Float32Array(digits.count * CLASSES);
  for (let read = 0; read < digits.count; read += CHUNK) {
    readDigits(network, digits, read, Math.min(read + CHUNK, digits.count), probabilities);
    tell({ kind: 'progress', read: Math.min(read + CHUNK, digits.count) });
  }
  if (probabilities.every(Number.isFinite)) tell({ kind: 'done', evaluation: judge(probabilities, digits.labels) });
  else tell({ kind: 'refused', reason: 'Its probabilities are not numbers: its weights are too large, or wrong.' });
}

if (parentPort === null) throw new Error('The reader runs as a thread of its own.');
await run(parentPort, workerData as ReaderData);
