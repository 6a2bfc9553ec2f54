import { parentPort } from 'node:worker_threads';
import { digitsBetween } from '../../core/data/digits';
import { exportedModel } from '../../core/exchange/exported-model';
import { EXPORTERS } from '../../core/exchange/exporters';
import { importModel } from '../../core/exchange/import-model';
import { packExport } from '../../core/exchange/pack-export';
import { startBackend } from '../../core/network/backend';
import { UserError } from '../../core/user-error';
import type { ExchangePost, ExchangeResults, ExchangeTask } from './exchange-thread';
import { loadTrainingDigits } from '../services/digits/mnist';
import { WASM_FOLDER } from '../wasm-folder';

/** Writes a model in another program's format, or reads one, and posts what came of it. */
async function answer(port: NonNullable<typeof parentPort>, task: ExchangeTask): Promise<void> {
  const post = (message: ExchangePost): void => port.postMessage(message);
  try {
    const result: ExchangeResults[ExchangeTask['kind']] =
      task.kind === 'import'
        ? await importModel(task.files)
        : await write(task, (share) => post({ kind: 'progress', share }));
    post({ kind: 'done', result });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    post({ kind: 'refused', reason: error.message });
  }
}

async function write(
  { card, network, format, packing, fileName }: Extract<ExchangeTask, { kind: 'export' }>,
  progress: (share: number) => void,
): Promise<ExchangeResults['export']> {
  const model = exportedModel({ card, ...network }, fileName);
  const made = await EXPORTERS[format](model, {
    progress,
    calibration: async (count) => {
      // What calibrates reads with the network.
      await startBackend(WASM_FOLDER);
      return digitsBetween(await loadTrainingDigits(), 0, count);
    },
  });
  return packExport(model, format, made, packing);
}

if (parentPort === null) throw new Error('The exchanger runs as a thread of its own.');
const port = parentPort;
port.on('message', (task: ExchangeTask) => void answer(port, task));
