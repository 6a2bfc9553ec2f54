import type { Progress, TrainingEvent } from '../../core/training/progress';
import type { Recipe } from '../../core/training/recipe';
import { UserError } from '../../core/user-error';
import type { Finished } from '../services/trained-card';
import { startTrainer } from '../services/training-runs';
import type { Context } from './context';
import { inThousands, percent } from './describe-evaluation';
import { showProgress } from './progress-bar';

/** What a training run came to; `stoppedIn` is the epoch in which it was stopped, null where it was not. */
export interface Trained {
  readonly finished: Finished;
  readonly stoppedIn: number | null;
}

const FORMAT =
  'Epoch {epoch} of {epochs} {bar} {percentage} %, {left} left, loss {loss}, {accuracy} right, {speed} images/s';

/**
 * Trains in a thread of its own, with a bar on the terminal. Ctrl+C ends the training early with what it has learned;
 * pressed again, it ends the program.
 */
export async function runTrainer(context: Context, recipe: Recipe): Promise<Trained> {
  const worker = startTrainer(context.program.trainer, recipe);
  const bar = showProgress(FORMAT, 1, {
    epoch: 1,
    epochs: recipe.epochs,
    left: '-',
    loss: '-',
    accuracy: '-',
    speed: '-',
  });
  const run: { epoch: number; stopped: boolean } = { epoch: 1, stopped: false };
  const interrupt = (): void => {
    if (run.stopped) process.exit(130);
    run.stopped = true;
    worker.postMessage({ kind: 'stop' });
  };
  process.on('SIGINT', interrupt);
  try {
    const finished = await new Promise<Finished>((resolve, reject) => {
      worker.on('message', (event: TrainingEvent) => {
        if (event.kind === 'progress') {
          run.epoch = event.progress.epoch;
          bar.update(event.progress.step / event.progress.steps, wordsOf(event.progress));
        } else if (event.kind === 'finished') resolve(event);
      });
      worker.on('error', (error) =>
        reject(new UserError(`The training stopped with a fault: ${error.message}`, { cause: error })),
      );
      worker.on('exit', () => reject(new UserError('The training ended before it was done.')));
    });
    return { finished, stoppedIn: run.stopped ? run.epoch : null };
  } finally {
    process.off('SIGINT', interrupt);
    bar.remove();
    await worker.terminate();
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
    left: describeTime(secondsLeft),
    loss: loss.toFixed(4),
    accuracy: percent(accuracy),
    speed: inThousands(Math.round(imagesPerSecond)),
  };
}

/** Seconds as `42 s`, `3 min 20 s` or `1 h 5 min`. */
export function describeTime(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
