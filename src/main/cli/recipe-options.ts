import { type Command, Option } from 'commander';
import * as v from 'valibot';
import { AUGMENTATIONS, type AugmentationName } from '../../core/data/augmentation';
import { ARCHITECTURES, type ArchitectureName } from '../../core/network/architectures';
import { DEFAULT_RECIPE, recipeSchema, type Recipe } from '../../core/training/recipe';
import { UserError } from '../../core/user-error';
import type { ModelLibrary } from '../services/models/model-library';
import { bestWorkerCount } from '../workers/training-team';
import { readNumber, UsageError } from './arguments';

/** A recipe as it is given on the command line. */
export interface RecipeOptions {
  readonly network: ArchitectureName;
  readonly from?: string;
  readonly teachers?: string;
  readonly augmentation: AugmentationName;
  readonly refinement: number;
  readonly digits: number;
  readonly written: number;
  readonly strangers: number;
  readonly ownDigits: boolean;
  readonly epochs: number;
  readonly batch: number;
  readonly optimizer: Recipe['optimizer']['kind'];
  readonly momentum: number;
  readonly learningRate: number;
  readonly schedule: Recipe['schedule']['kind'];
  readonly warmUp: number;
  readonly weightDecay: number;
  readonly labelSmoothing: number;
  readonly averaging: number;
  readonly patience?: number;
  readonly workers: number;
  readonly seed: number;
}

/** What `--momentum` and `--warm-up` are where they are not given. */
const MOMENTUM = 0.9;
const WARM_UP = 0.05;

export function addRecipeOptions(command: Command): void {
  const recipe = DEFAULT_RECIPE;
  command
    .addOption(new Option('--network <kind>', 'what to train').choices(Object.keys(ARCHITECTURES)).default('cnn'))
    .addOption(new Option('--from <model>', 'a model to train further instead').conflicts('network'))
    .option('--teachers <models>', 'models whose answers it learns from beside the labels, with commas between')
    .addOption(
      new Option('--augmentation <kind>', 'how the digits are changed each time they are seen')
        .choices(Object.keys(AUGMENTATIONS))
        .default('none'),
    )
    .option('--refinement <share>', 'of the steps, the last, in which digits are not augmented', readNumber, 0)
    .option('--digits <number>', "how many of MNIST's digits are learned from", readNumber, recipe.data.mnist)
    .option('--written <number>', 'digits in each epoch that Inkling writes itself', readNumber, 0)
    .option('--strangers <number>', 'ink in each epoch that is no digit', readNumber, 0)
    .option('--own-digits', 'learn from the digits kept in Draw, too', false)
    .option('--epochs <number>', 'times that every digit is seen', readNumber, recipe.epochs)
    .option('--batch <number>', 'digits per step', readNumber, recipe.batch)
    .addOption(new Option('--optimizer <kind>', 'what moves the weights').choices(['adam', 'sgd']).default('adam'))
    .option('--momentum <share>', "sgd's momentum", readNumber, MOMENTUM)
    .option('--learning-rate <number>', 'the highest learning rate', readNumber, recipe.learningRate)
    .addOption(
      new Option('--schedule <kind>', 'how the learning rate goes')
        .choices(['constant', 'cosine', 'oneCycle'])
        .default('cosine'),
    )
    .option('--warm-up <share>', 'of the steps, those in which it rises (not in oneCycle)', readNumber, WARM_UP)
    .option('--weight-decay <number>', 'how fast kernels shrink', readNumber, recipe.weightDecay)
    .option('--label-smoothing <share>', 'of the certainty, to all digits', readNumber, recipe.labelSmoothing)
    .option(
      '--averaging <share>',
      'that the kept average of the weights keeps at each step',
      readNumber,
      recipe.averaging,
    )
    .option('--patience <epochs>', 'end once the validation digits are read no better for so many', readNumber)
    .option('--workers <number>', 'threads that share each batch', readNumber, bestWorkerCount())
    .option('--seed <number>', 'another seed, another network', readNumber, recipe.seed);
}

async function networkOf(library: ModelLibrary, { network, from }: RecipeOptions): Promise<Recipe['network']> {
  if (from === undefined) return { kind: 'table', name: network };
  return { kind: 'model', ...(await findModel(library, from, 'to train further')) };
}

async function teachersOf(library: ModelLibrary, names: string): Promise<Recipe['teachers']> {
  const wanted = names.split(',').map((name) => name.trim());
  return Promise.all(wanted.map((name) => findModel(library, name, 'to learn from')));
}

async function findModel(library: ModelLibrary, name: string, purpose: string): Promise<{ id: string; name: string }> {
  const id = await library.find(name);
  if (id === null) throw new UserError(`There is no model “${name}” ${purpose}.`);
  const { card } = await library.open(id);
  return { id, name: card.name };
}

/** The recipe that the options come to. @throws UsageError for one that can't be. */
export async function readRecipe(options: RecipeOptions, library: ModelLibrary): Promise<Recipe> {
  const network = await networkOf(library, options);
  const {
    epochs,
    batch,
    learningRate,
    weightDecay,
    labelSmoothing,
    averaging,
    patience = null,
    workers,
    seed,
  } = options;
  const { optimizer, momentum, schedule, warmUp, augmentation, digits, written, strangers, ownDigits: own } = options;
  const recipe = {
    ...{ network, epochs, batch, learningRate, weightDecay, labelSmoothing, averaging, patience, workers, seed },
    augmentation: { kind: 'table', name: augmentation },
    data: { mnist: digits, own, ...(written !== 0 && { written }), ...(strangers !== 0 && { strangers }) },
    ...(options.refinement !== 0 && { refinement: options.refinement }),
    ...(options.teachers !== undefined && { teachers: await teachersOf(library, options.teachers) }),
    optimizer: optimizer === 'sgd' ? { kind: optimizer, momentum } : { kind: optimizer },
    schedule: schedule === 'oneCycle' ? { kind: schedule } : { kind: schedule, warmUp },
  };
  const checked = v.safeParse(recipeSchema, recipe);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const key = String(issue.path?.at(-1)?.key);
  const option =
    key === 'mnist' || key === 'data' ? 'digits' : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(
    key === 'data'
      ? `--digits was refused: ${issue.message}.`
      : `--${option} can't be ${issue.received}: ${demandOf(issue)}.`,
  );
}

function demandOf(issue: v.InferIssue<typeof recipeSchema>): string {
  if (issue.type === 'min_value') return `the least is ${String(issue.requirement)}`;
  if (issue.type === 'max_value') return `the most is ${String(issue.requirement)}`;
  return 'it takes a whole number';
}
