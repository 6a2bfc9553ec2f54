import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { startBackend } from '../../core/network/backend';
import { TeamBroken } from '../../core/training/team';
import { train } from '../../core/training/train';
import type { TrainerData } from './training-team';
import { WASM_FOLDER } from '../wasm-folder';

/** One thread of a training team: does its part of the task and posts each TrainingEvent. A fault ends it with an error. */
async function run(port: NonNullable<typeof parentPort>, { task, seat }: TrainerData): Promise<void> {
  // On Linux this is the thread's own priority, not the program's: the window's threads come first.
  if (process.platform === 'linux') setPriority(5);
  await startBackend(WASM_FOLDER);
  try {
    for (const event of train(task, seat)) port.postMessage(event);
  } catch (error) {
    // Whoever sent the others home knows why.
    if (!(error instanceof TeamBroken)) throw error;
  }
  port.close();
}

if (parentPort === null) throw new Error('The trainer runs as a thread of its own.');
await run(parentPort, workerData as TrainerData);
