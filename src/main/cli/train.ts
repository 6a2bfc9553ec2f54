import type { Command } from 'commander';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Layer } from '../../core/network/layer';
import type { Weights } from '../../core/network/weights';
import { nameAfter } from '../../core/training/recipe-name';
import type { Evaluations } from '../../core/training/progress';
import { beginning } from '../../core/training/training-task';
import { UserError } from '../../core/user-error';
import { writeCount, writeCounted, writeDuration, writePlainShare } from '../../core/words/quantities';
import { DigitCollection } from '../services/digits/digit-collection';
import { describeDiskFault } from '../services/disk/disk-fault';
import { putFolder } from '../services/disk/durable-folder';
import { modelFiles, type NewCard } from '../services/models/model-folder';
import { loadSharedMnist } from '../services/digits/shared-mnist';
import { trainedCard } from '../services/models/trained-card';
import { sourceOf } from '../services/training/training-source';
import { addExamples, readName, UsageError } from './arguments';
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint-file';
import type { Context } from './context';
import { openLibrary } from './locate-model';
import { addRecipeOptions, readRecipe, type RecipeOptions } from './recipe-options';
import { runTrainer } from './run-trainer';
import { withGauge } from './with-gauge';
import { exists } from './write-file';

interface TrainOptions extends RecipeOptions {
  readonly checkpoint?: string;
  readonly name?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** `inkling train`: a network of your own. */
export function addTrain(program: Command, context: Context): void {
  const command = program
    .command('train')
    .description(
      "Trains a network on MNIST's training digits and stores it. Ctrl+C ends it early with what it has learned.",
    );
  addRecipeOptions(command);
  command
    .option('--checkpoint <file>', 'keep a checkpoint in this file; where it is there already, go on from it')
    .option('--name <name>', "the model's name")
    .option('--out <folder>', 'write the model to this folder instead of storing it')
    .option('--force', 'replace a model that is in this folder', false)
    .option('--json', 'print what came of it as JSON', false)
    .action((options: TrainOptions) => train(context, options));
  addExamples(command, [
    ['train --network lenet --epochs 1', 'small and quick'],
    ['train --augmentation mild --epochs 15 --name "My reader"', 'reads real hands best'],
    ['train --from reader --own-digits --learning-rate 0.0005', 'learns your hand'],
    ['train --epochs 40 --checkpoint run.ckpt', 'goes on from there when it was cut off'],
    ['train --network dense --out ./dense --json', 'to a folder, the result for a program'],
  ]);
}

async function train(context: Context, options: TrainOptions): Promise<void> {
  const library = openLibrary(context);
  const recipe = await readRecipe(options, library);
  const name = readName(options.name ?? nameAfter(recipe));
  // Before the training, not after it.
  if (options.out?.trim() === '') throw new UsageError('--out takes a folder.');
  if (options.out !== undefined) await refuseOccupied(options.out, options.force);
  const { layers, source } = await sourceOf(recipe, library, () => new DigitCollection(context.home).digits());
  const kept = options.checkpoint === undefined ? null : await readCheckpoint(options.checkpoint, recipe);
  const from = kept ?? beginning(recipe, layers, source.learnsOn);
  if (from.step > 0) context.note(`Going on after step ${writeCount(from.step)}.`);
  const task = { recipe, layers, ...source, from, ...(await loadSharedMnist()) };
  const outcome = await runTrainer(context, task, async (checkpoint) => {
    if (options.checkpoint !== undefined) await writeCheckpoint(options.checkpoint, recipe, checkpoint);
  });
  const card = await withGauge(context, { layers, weights: outcome.weights }, trainedCard(name, recipe, outcome));
  const stored = await store(context, options, layers, card, outcome.weights);
  if (options.checkpoint !== undefined) await removeCheckpoint(options.checkpoint);
  const { reading, before, epoch, stopped, seconds } = outcome;
  const stoppedIn = stopped ? epoch : null;
  if (options.json) {
    const evaluation = reading.test;
    context.print(
      JSON.stringify({ ...stored, recipe, stoppedInEpoch: stoppedIn, seconds, evaluation, own: reading.own, before }),
    );
    return;
  }
  context.print(
    [
      `${stored.name}: ${describeEvaluations(reading, before)}.`,
      `Trained in ${writeDuration(seconds)}${stoppedIn === null ? '' : `, stopped in epoch ${stoppedIn}`}.`,
      `It is in ${stored.folder}`,
    ].join('\n'),
  );
}

function describeEvaluations({ test, own }: Evaluations, before: Evaluations | null): string {
  const was = (accuracy: number | undefined): string =>
    accuracy === undefined ? '' : ` (before: ${writePlainShare(accuracy, 2)})`;
  const mnist = `reads ${writePlainShare(test.accuracy, 2)} of MNIST's ${writeCount(test.count)} test digits${was(before?.test.accuracy)}`;
  if (own === null) return mnist;
  return `${mnist} and ${writePlainShare(own.accuracy, 2)} of ${writeCounted(own.count, 'digit')} of your own${was(before?.own?.accuracy)}`;
}

/** Only a model may be replaced: a folder named by mistake holds other things. */
async function refuseOccupied(out: string, force: boolean): Promise<void> {
  if (!(await exists(out))) return;
  if (!force) throw new UserError(`${out} is there already; --force replaces the model in it.`);
  if (!(await exists(join(out, 'card.json'))))
    throw new UserError(`${out} is not a model's folder and is not replaced.`);
}

async function store(
  context: Context,
  { out, force }: TrainOptions,
  layers: readonly Layer[],
  card: NewCard,
  weights: Weights,
): Promise<{ id: string | null; name: string; folder: string }> {
  try {
    if (out !== undefined) {
      await write(out, modelFiles(layers, weights, card), force);
      return { id: null, name: card.name, folder: resolve(out) };
    }
    const library = openLibrary(context);
    const { id } = await library.save(layers, weights, card);
    const { card: saved } = await library.open(id);
    return { id, name: saved.name, folder: await library.folder(id) };
  } catch (error) {
    // An hour's training is not thrown away for a full disk, or for whatever else it was.
    const reason = error instanceof UserError ? error.message : `The model was not stored: ${String(error)}.`;
    const refuge = join(await mkdtemp(join(tmpdir(), 'inkling-')), 'model');
    await putFolder(refuge, modelFiles(layers, weights, card), 'refuse');
    throw new UserError(`${reason} The model is in ${refuge} instead.`, { cause: error });
  }
}

async function write(out: string, files: Readonly<Record<string, Uint8Array>>, force: boolean): Promise<void> {
  const folder = resolve(out);
  try {
    await putFolder(folder, files, force ? 'replace' : 'refuse');
  } catch (error) {
    throw describeDiskFault(error, folder, 'The model was not written.');
  }
}
