import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { startBackend } from '../../core/network/backend';
import type { Recipe } from '../../core/training/recipe';
import { train } from '../../core/training/train';
import { loadTestDigits, loadTrainingDigits } from '../services/mnist';
import { WASM_FOLDER } from '../wasm-folder';

/**
 * The trainer's thread: trains by `workerData.recipe`, posts each TrainingEvent, and comes to an early end on the message
 * `{ kind: 'stop' }`. A fault ends the thread with an error.
 */
async function run(port: NonNullable<typeof parentPort>, recipe: Recipe): Promise<void> {
  const stop = { aborted: false };
  // There is no other message than the one to stop.
  port.on('message', () => (stop.aborted = true));
  const [digits, test] = await Promise.all([loadTrainingDigits(), loadTestDigits(), startBackend(WASM_FOLDER)]);
  for (const event of train(recipe, digits, test, stop)) {
    port.postMessage(event);
    // Training itself never waits: this is when the message to stop comes in.
    await setImmediate();
  }
  port.close();
}

if (parentPort === null) throw new Error('The trainer runs as a thread of its own.');
await run(parentPort, (workerData as { recipe: Recipe }).recipe);
