import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { startBackend } from '../../core/network/backend';
import type { TrainingEvent } from '../../core/training/progress';
import { TeamBroken } from '../../core/training/team';
import { train } from '../../core/training/train';
import { work } from './thread';
import type { TrainerData } from './training-team';
import { WASM_FOLDER } from '../wasm-folder';

/** One thread of a training team: does its part of the task, each step of which is a TrainingEvent. */
async function run({ task, seat }: TrainerData, tell: (event: TrainingEvent) => void): Promise<void> {
  // On Linux this is the thread's own priority, not the program's: the window's threads come first.
  if (process.platform === 'linux') setPriority(5);
  await startBackend(WASM_FOLDER);
  try {
    for (const event of train(task, seat)) tell(event);
  } catch (error) {
    // Whoever sent the others home knows why.
    if (!(error instanceof TeamBroken)) throw error;
  }
}

await work((tell) => run(workerData as TrainerData, tell));
