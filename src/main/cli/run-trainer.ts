import type { Checkpoint } from '../../core/training/checkpoint';
import type { Outcome, Progress } from '../../core/training/progress';
import type { TrainingTask } from '../../core/training/training-task';
import { UserError } from '../../core/user-error';
import { writeCount, writeDuration, writeLoss, writePlainShare } from '../../core/words/quantities';
import { logFault } from '../log-fault';
import { Queue } from '../queue';
import { TrainingTeam } from '../workers/training-team';
import type { Context } from './context';
import { showProgress } from './progress-bar';

const FORMAT =
  'Epoch {epoch} of {epochs} {bar} {percentage} %, {left} left, loss {loss}, {accuracy} right, {speed} images/s';

/**
 * Trains in threads of its own, with a bar on the terminal. Ctrl+C ends the training early with what it has learned;
 * pressed again, it ends the program.
 * @param keep is given each checkpoint
 */
export async function runTrainer(
  context: Context,
  task: TrainingTask,
  keep: (checkpoint: Checkpoint) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  const { epochs } = task.recipe;
  const bar = showProgress(FORMAT, 1, { epoch: 1, epochs, left: '-', loss: '-', accuracy: '-', speed: '-' });
  const writes = new Queue();
  let stopped = false;
  let team: TrainingTeam | undefined;
  const interrupt = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
    team?.ask('stop');
  };
  process.on('SIGINT', interrupt);
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      team = new TrainingTeam(
        context.program.trainer,
        task,
        (event) => {
          if (event.kind === 'progress')
            bar.update(event.progress.step / event.progress.steps, wordsOf(event.progress));
          else if (event.kind === 'checkpoint')
            // A disk that takes no checkpoint ends no training.
            writes.do(() => keep(event.checkpoint)).catch(logFault);
          else if (event.kind === 'finished') resolve(event.outcome);
        },
        (reason) => reject(new UserError(reason)),
      );
    });
  } finally {
    process.off('SIGINT', interrupt);
    bar.remove();
    await writes.over();
    await team?.close();
  }
}

function wordsOf({
  epoch,
  secondsLeft,
  loss,
  accuracy,
  imagesPerSecond,
}: Progress): Readonly<Record<string, string | number>> {
  return {
    epoch,
    left: writeDuration(secondsLeft),
    loss: writeLoss(loss),
    accuracy: writePlainShare(accuracy, 2),
    speed: writeCount(imagesPerSecond),
  };
}
