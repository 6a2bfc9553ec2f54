import { digitsBetween } from '../../core/data/digits';
import { exportedModel } from '../../core/exchange/exported-model';
import { EXPORTERS } from '../../core/exchange/exporters';
import { importModel } from '../../core/exchange/import-model';
import { packExport } from '../../core/exchange/pack-export';
import { startBackend } from '../../core/network/backend';
import type { ExchangeResults, ExchangeTask } from './exchange-thread';
import { mainPort, work } from './thread';
import { readDigitFiles, writeImages } from '../services/digits/digit-files';
import { loadTrainingDigits } from '../services/digits/mnist';
import { readPictureInk } from '../services/pictures/picture-ink';
import { WASM_FOLDER } from '../wasm-folder';

/** A thread that writes models in other programs' formats and reads them, and files of digits and pictures too, a task a message. */

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
  const [main, ...beside] = packExport(model, format, made, packing);
  if (main === undefined) throw new Error(`No file came of ${format}.`);
  return [main, ...beside];
}

/** What comes of a task, or the promise of it. */
function carryOut(task: ExchangeTask, progress: (share: number) => void): unknown {
  switch (task.kind) {
    case 'import':
      return importModel(task.files);
    case 'export':
      return write(task, progress);
    case 'read digits':
      return readDigitFiles(task.files, { turn: task.turn });
    case 'write digits':
      return writeImages(task.format, task.digits);
    case 'read picture':
      return readPictureInk(task.file);
  }
}

mainPort().on('message', (task: ExchangeTask) => void work((progress) => carryOut(task, progress)));
