import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { Digits } from '../../core/data/digits';
import { startBackend } from '../../core/network/backend';
import { findInputScale, saidScale } from '../../core/exchange/find-input-scale';
import { withInputScale } from '../../core/exchange/input-scale';
import { makeGauge } from '../../core/likeness/make-gauge';
import { trainingFeatures } from '../../core/likeness/training-features';
import { CLASSES } from '../../core/network/layer';
import { Network } from '../../core/network/network';
import type { NetworkData } from '../../core/network/network-data';
import { judge, readDigits } from '../../core/training/evaluate';
import { findExcitations } from '../../core/training/excitations';
import type { Evaluation } from '../../core/training/progress';
import { readingsOf } from '../../core/training/readings';
import { sweep } from '../../core/training/sweep';
import { UserError } from '../../core/user-error';
import type { ReaderData, ReaderResults, ReaderSteps, ReaderTask } from './reader-thread';
import { work } from './thread';
import { WASM_FOLDER } from '../wasm-folder';

/**
 * On Linux a thread's own priority, not the program's: the window's threads come first, then what the user waits for
 * here, then a training (5), and last what takes minutes.
 */
const PRIORITIES: Readonly<Record<ReaderTask['kind'], number>> = {
  readings: 2,
  excitations: 2,
  evaluation: 2,
  imported: 2,
  gauge: 4,
  features: 2,
  sweep: 8,
};

const open = ({ layers, weights }: NetworkData): Network => Network.fromWeights(layers, weights);

type Kind = ReaderTask['kind'];

/** Does a task with digits. */
async function run(
  { task, digits }: ReaderData,
  tell: (step: ReaderSteps[Kind]) => void,
): Promise<ReaderResults[Kind]> {
  if (process.platform === 'linux') setPriority(PRIORITIES[task.kind]);
  await startBackend(WASM_FOLDER);
  switch (task.kind) {
    case 'readings': {
      const probabilities = new Float32Array(digits.count * CLASSES);
      readDigits(open(task.network), digits, 0, digits.count, probabilities);
      return readingsOf(probabilities, digits.labels);
    }
    case 'evaluation':
      return evaluate(open(task.network), digits, tell);
    case 'imported': {
      const scale = task.scale === null ? findInputScale(task.network, digits) : saidScale(task.scale);
      return { scale, evaluation: evaluate(open(withInputScale(task.network, scale.id)), digits, tell) };
    }
    case 'excitations':
      return findExcitations(open(task.network), task.index, digits);
    case 'gauge':
      return makeGauge(open(task.network), digits);
    case 'features':
      return trainingFeatures(open(task.network), digits);
    case 'sweep':
      for (const step of sweep(task.networks.map(open), digits, task.changes, task.suites)) tell(step);
      return undefined;
  }
}

/** So many digits are read between two steps. */
const CHUNK = 250;

function evaluate(network: Network, digits: Digits, tell: (read: number) => void): Evaluation {
  const probabilities = new Float32Array(digits.count * CLASSES);
  for (let read = 0; read < digits.count; read += CHUNK) {
    readDigits(network, digits, read, Math.min(read + CHUNK, digits.count), probabilities);
    tell(Math.min(read + CHUNK, digits.count));
  }
  if (!probabilities.every(Number.isFinite))
    throw new UserError('Its probabilities are not numbers: its weights are too large, or wrong.');
  return judge(probabilities, digits.labels);
}

await work((tell) => run(workerData as ReaderData, tell));
