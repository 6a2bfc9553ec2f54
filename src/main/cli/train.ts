import { type Command, Option } from 'commander';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { AUGMENTATIONS } from '../../core/data/augmentation';
import { ARCHITECTURES } from '../../core/network/architectures';
import { modelName } from '../../core/exchange/card';
import type { Weights } from '../../core/network/weights';
import { DEFAULT_RECIPE, recipeSchema, type Recipe } from '../../core/training/recipe';
import { nameAfter } from '../../core/training/recipe-name';
import { UserError } from '../../core/user-error';
import { describeDiskFault } from '../services/disk-fault';
import { placeFolder } from '../services/durable-folder';
import { modelFiles, type NewCard } from '../services/model-folder';
import { trainedCard } from '../services/trained-card';
import { addExamples, readNumber, UsageError } from './arguments';
import type { Context } from './context';
import { inThousands, percent } from './describe-evaluation';
import { openLibrary } from './locate-model';
import { describeTime, runTrainer } from './run-trainer';
import { exists } from './write-file';

interface TrainOptions extends Omit<Recipe, 'architecture'> {
  readonly network: Recipe['architecture'];
  readonly name?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** `inkling train`: a network of your own. */
export function addTrain(program: Command, context: Context): void {
  const { architecture, augmentation, epochs, batch, learningRate, digits, seed } = DEFAULT_RECIPE;
  const command = program
    .command('train')
    .description(
      "Trains a network on MNIST's training digits and stores it. Ctrl+C ends it early with what it has learned.",
    )
    .addOption(
      new Option('--network <kind>', 'what to train').choices(Object.keys(ARCHITECTURES)).default(architecture),
    )
    .addOption(
      new Option('--augmentation <kind>', 'how the digits are changed each time they are seen')
        .choices(Object.keys(AUGMENTATIONS))
        .default(augmentation),
    )
    .option('--epochs <number>', 'times that every digit is seen', readNumber, epochs)
    .option('--batch <number>', 'digits per step', readNumber, batch)
    .option('--learning-rate <number>', 'the highest learning rate', readNumber, learningRate)
    .option('--digits <number>', 'how many digits are learned from', readNumber, digits)
    .option('--seed <number>', 'another seed, another network', readNumber, seed)
    .option('--name <name>', "the model's name")
    .option('--out <folder>', 'write the model to this folder instead of storing it')
    .option('--force', 'replace a model that is in this folder', false)
    .option('--json', 'print what came of it as JSON', false)
    .action((options: TrainOptions) => train(context, options));
  addExamples(command, [
    ['train --network lenet --epochs 1', 'small and quick'],
    ['train --augmentation mild --epochs 15 --name "My reader"', 'reads real hands best'],
    ['train --network dense --out ./dense --json', 'to a folder, the result for a program'],
  ]);
}

async function train(context: Context, options: TrainOptions): Promise<void> {
  const recipe = readRecipe(options);
  const name = readName(options.name ?? nameAfter(recipe));
  // Before the training, not after it.
  if (options.out?.trim() === '') throw new UsageError('--out takes a folder.');
  if (options.out !== undefined) await refuseOccupied(options.out, options.force);
  const { finished, stoppedIn } = await runTrainer(context, recipe);
  const card = trainedCard(name, recipe, finished, stoppedIn ?? undefined);
  const stored = await store(context, options, card, finished.weights);
  const { evaluation, seconds } = finished;
  if (options.json) {
    context.print(JSON.stringify({ ...stored, recipe, stoppedInEpoch: stoppedIn, seconds, evaluation }));
    return;
  }
  context.print(
    [
      `${stored.name}: reads ${percent(evaluation.accuracy)} of MNIST's ${inThousands(evaluation.count)} test digits.`,
      `Trained in ${describeTime(seconds)}${stoppedIn === null ? '' : `, stopped in epoch ${stoppedIn}`}.`,
      `It is in ${stored.folder}`,
    ].join('\n'),
  );
}

function readRecipe({ network, augmentation, epochs, batch, learningRate, digits, seed }: TrainOptions): Recipe {
  const recipe = { architecture: network, augmentation, epochs, batch, learningRate, digits, seed };
  const checked = v.safeParse(recipeSchema, recipe);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const option = String(issue.path?.[0].key).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${option} can't be ${issue.received}: ${demandOf(issue)}.`);
}

function readName(name: string): string {
  const checked = v.safeParse(modelName, name);
  if (checked.success) return checked.output;
  throw new UsageError(`--name was refused: ${checked.issues[0].message}.`);
}

function demandOf(issue: v.InferIssue<typeof recipeSchema>): string {
  if (issue.type === 'min_value') return `the least is ${String(issue.requirement)}`;
  if (issue.type === 'max_value') return `the most is ${String(issue.requirement)}`;
  return 'it takes a whole number';
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
  card: NewCard,
  weights: Weights,
): Promise<{ id: string | null; name: string; folder: string }> {
  const { layers } = ARCHITECTURES[card.recipe.architecture];
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
    await placeFolder(refuge, modelFiles(layers, weights, card), 'refuse');
    throw new UserError(`${reason} The model is in ${refuge} instead.`, { cause: error });
  }
}

async function write(out: string, files: Readonly<Record<string, Uint8Array>>, force: boolean): Promise<void> {
  const folder = resolve(out);
  try {
    await placeFolder(folder, files, force ? 'replace' : 'refuse');
  } catch (error) {
    throw describeDiskFault(error, folder, 'The model was not written.');
  }
}
