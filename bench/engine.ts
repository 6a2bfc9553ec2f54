import { join } from 'node:path';
import { NO_DIGITS } from '../src/core/data/digits';
import { ARCHITECTURES, type ArchitectureName } from '../src/core/network/architectures';
import type { Outcome, TrainingEvent } from '../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../src/core/training/recipe';
import { beginning, type TrainingTask } from '../src/core/training/training-task';
import { readSharedMnist, type SharedMnist } from '../src/main/services/digits/shared-mnist';
import { TrainingTeam } from '../src/main/workers/training-team';
import { median, ROUNDS } from './timing';

/** The app's own program, built; seen from the built program in `out/bench`. */
const TRAINER = join(import.meta.dirname, '../main/workers/trainer.js');

/** What a measurement wants other than the default recipe has it. */
export type RecipeChoice = Partial<Recipe> & { readonly network: { kind: 'table'; name: ArchitectureName } };

/** Images a second that a team trains on all of MNIST, as its own progress has them. */
export async function engineRate(mnist: SharedMnist, choice: RecipeChoice): Promise<number> {
  const recipe = { ...DEFAULT_RECIPE, data: { mnist: 60_000, own: false }, epochs: 200, ...choice };
  const rates: number[] = [];
  let since: number | null = null;
  let team: TrainingTeam | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const hear = (event: TrainingEvent): void => {
        if (event.kind !== 'progress') return;
        since ??= performance.now();
        const seconds = (performance.now() - since) / 1000 - ROUNDS.warmUpSeconds;
        if (seconds > 0) rates.push(event.progress.imagesPerSecond);
        if (seconds > ROUNDS.rounds * ROUNDS.roundSeconds) resolve();
      };
      team = new TrainingTeam(TRAINER, taskFor(recipe, mnist), hear, (reason) => reject(new Error(reason)));
    });
  } finally {
    await team?.close();
  }
  return median(rates);
}

/** A whole run, MNIST read from its files. `seconds` is how long it took, its beginning and its end included. */
export async function engineRun(recipe: Recipe): Promise<{ outcome: Outcome; seconds: number }> {
  const start = performance.now();
  const task = taskFor(recipe, await readSharedMnist());
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    const hear = (event: TrainingEvent): void => {
      if (event.kind === 'finished') resolve(event.outcome);
    };
    new TrainingTeam(TRAINER, task, hear, (reason) => reject(new Error(reason)));
  });
  return { outcome, seconds: (performance.now() - start) / 1000 };
}

function taskFor(recipe: Recipe, { mnist, test }: SharedMnist): TrainingTask {
  if (recipe.network.kind === 'model') throw new Error('Only networks that start from random weights are measured.');
  const layers = recipe.network.kind === 'table' ? ARCHITECTURES[recipe.network.name].layers : recipe.network.layers;
  return {
    recipe,
    layers,
    learnsOn: null,
    teachers: [],
    mnist,
    test,
    own: NO_DIGITS,
    from: beginning(recipe, layers, null),
  };
}
