import { type Command, Option } from 'commander';
import { join } from 'node:path';
import type { ModelSummary } from '../../core/contract/api';
import { TEST_SUITES } from '../../core/data/test-suites';
import { isImported } from '../../core/exchange/card';
import { type MeasuredTest, suiteResults, withTests } from '../../core/training/test-scores';
import type { Recipe } from '../../core/training/recipe';
import { beginning } from '../../core/training/training-task';
import { UserError } from '../../core/user-error';
import { writeDuration, writePlainShare } from '../../core/words/quantities';
import { entriesOf, putFolder } from '../services/disk/durable-folder';
import { putFile } from '../services/disk/put-file';
import { gaugeOf } from '../services/models/gauge-of';
import { cardBytes, modelFiles, type NewCard, readModel, readModelFiles } from '../services/models/model-folder';
import { loadSharedMnist } from '../services/digits/shared-mnist';
import { trainedCard } from '../services/models/trained-card';
import { sourceOf } from '../services/training/training-source';
import { addExamples, readCount } from './arguments';
import type { Context } from './context';
import { openLibrary } from './locate-model';
import { measureRobustness, measureTests } from './measure-robustness';
import { runTrainer } from './run-trainer';

interface ModelsOptions {
  /** The names that follow `--remake`, or true where none does. */
  readonly remake?: readonly string[] | true;
  /** The same of `--measure`. */
  readonly measure?: readonly string[] | true;
  readonly digits: number;
  readonly json: boolean;
}

/** `inkling models`: the list of models, and the shipped ones made or measured again. */
export function addModels(program: Command, context: Context): void {
  const command = program
    .command('models')
    .description('Lists the models that ship and those stored here.')
    .option(
      '--remake [names...]',
      'train models that ship again, from the recipes in their cards; without a name all that learned from none but those',
    )
    .addOption(
      new Option(
        '--measure [names...]',
        'put models that ship to standard tests and writing habits, and keep it in their cards',
      ).conflicts('remake'),
    )
    .option('--digits <number>', 'measure with so many of the test digits, from the first', readCount(10_000), 10_000)
    .option('--json', 'print it as JSON', false)
    .action(({ remake, measure, digits, json }: ModelsOptions) => {
      if (measure !== undefined) return measureAll(context, measure === true ? [] : measure, digits, json);
      return remake === undefined ? list(context, json) : remakeAll(context, remake === true ? [] : remake, json);
    });
  addExamples(command, [
    ['models', 'the list'],
    ['models --remake dense', 'trains the one again, from its seed'],
    ['models --measure reader', 'measures the one again, as it is'],
  ]);
}

async function list(context: Context, json: boolean): Promise<void> {
  const models = await openLibrary(context).list();
  if (json) context.print(JSON.stringify(models.map(brief)));
  else context.print(models.length > 0 ? describeList(models) : 'There are no models yet.');
}

function brief(model: ModelSummary): object {
  const { id, origin, state } = model;
  if (model.state === 'damaged') return { id, origin, state, name: model.name, reason: model.reason };
  const { card, bytes } = model;
  const { name, created, evaluation } = card;
  const made = isImported(card) ? { imported: card.imported } : { recipe: card.recipe };
  return { id, origin, state, name, created, ...made, accuracy: evaluation.accuracy, bytes };
}

function describeList(models: readonly ModelSummary[]): string {
  type Row = readonly [name: string, origin: string, test: string, about: string];
  const rows = models.map((model): Row =>
    model.state === 'damaged'
      ? [model.name, model.origin, 'damaged', model.reason]
      : [model.card.name, model.origin, writePlainShare(model.card.evaluation.accuracy, 2), model.card.description],
  );
  const table: readonly Row[] = [['Name', 'Origin', 'Test', 'What it is'], ...rows];
  const widths = ([0, 1, 2] as const).map((column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** The names of the models that ship: those wanted, or all. @throws UserError where one doesn't */
async function shippedAmong(context: Context, names: readonly string[]): Promise<readonly string[]> {
  const shipped = (await entriesOf(context.program.shippedModels)).filter((name) => !name.startsWith('.'));
  const unknown = names.find((name) => !shipped.includes(name));
  if (unknown !== undefined)
    throw new UserError(`No model “${unknown}” ships. Those that do are: ${shipped.join(', ')}.`);
  return names.length > 0 ? names : shipped;
}

async function measureAll(context: Context, names: readonly string[], count: number, json: boolean): Promise<void> {
  const measured = [];
  for (const name of await shippedAmong(context, names)) {
    const folder = join(context.program.shippedModels, name);
    const { card, ...network } = await readModel(folder);
    context.note(`Measuring ${card.name}`);
    const robustness = card.robustness ?? (await measureRobustness(network));
    const tests = withTests(card.tests ?? [], await measureTests(network, count));
    const likeness = await gaugeOf(context.program.reader, network);
    await putFile(join(folder, 'card.json'), cardBytes({ ...card, likeness, robustness, tests }), {
      passingIn: context.program.shippedModels,
    });
    measured.push({ name: card.name, tests });
  }
  if (json) context.print(JSON.stringify(measured));
  else for (const { name, tests } of measured) context.print(describeMeasured(name, tests));
}

function describeMeasured(name: string, tests: readonly MeasuredTest[]): string {
  const means = suiteResults(tests).map(
    ({ suite, mean }) => `${TEST_SUITES[suite].title} ${mean ? writePlainShare(mean.accuracy, 2) : '–'}`,
  );
  return `${name}: ${means.join(', ')}`;
}

async function remakeAll(context: Context, names: readonly string[], json: boolean): Promise<void> {
  const remade = [];
  for (const name of names.length > 0 ? await shippedAmong(context, names) : await thoseByThemselves(context))
    remade.push(await remake(context, name));
  if (json) context.print(JSON.stringify(remade));
  else
    for (const { name, accuracy, seconds, same } of remade)
      context.print(describeRemade(name, accuracy, seconds, same));
}

/** The shipped models that learned from none but those that ship; a note says which did, and are left as they are. */
async function thoseByThemselves(context: Context): Promise<readonly string[]> {
  const shipped = await shippedAmong(context, []);
  const learners = await Promise.all(
    shipped.map(async (name) => {
      const { card } = await readModelFiles(join(context.program.shippedModels, name));
      return { name, from: isImported(card) ? [] : modelsIn(card.recipe) };
    }),
  );
  const isByItself = ({ name, from }: (typeof learners)[number]): boolean =>
    from.every((id) => id !== name && shipped.includes(id));
  const left = learners.filter((learner) => !isByItself(learner)).map(({ name }) => name);
  if (left.length > 0)
    context.note(`Left as they are, since they learned from models that don't ship: ${left.join(', ')}`);
  return learners.filter(isByItself).map(({ name }) => name);
}

/** The ids of the stored models that a recipe begins with, or has as teachers. */
function modelsIn({ network, teachers = [] }: Recipe): readonly string[] {
  return [...(network.kind === 'model' ? [network] : []), ...teachers].map(({ id }) => id);
}

interface Remade {
  readonly name: string;
  readonly accuracy: number;
  readonly seconds: number;
  /** Whether its weights are the ones that it had. */
  readonly same: boolean;
}

async function remake(context: Context, folderName: string): Promise<Remade> {
  const folder = join(context.program.shippedModels, folderName);
  const { card: before } = await readModelFiles(folder);
  if (isImported(before)) throw new UserError(`${before.name} was brought in, and can't be made again.`);
  context.note(`Training ${before.name}: ${before.description}`);
  const { recipe } = before;
  const { layers, source } = await sourceOf(recipe, openLibrary(context), () => Promise.reject(NO_OWN_DIGITS));
  const from = beginning(recipe, layers, source.learnsOn);
  const outcome = await runTrainer(context, { recipe, layers, ...source, from, ...(await loadSharedMnist()) });
  if (outcome.stopped) throw new UserError(`${before.name} was stopped and is as it was.`);
  const network = { layers, weights: outcome.weights };
  const card: NewCard = {
    ...trainedCard(before.name, recipe, outcome),
    description: before.description,
    likeness: await gaugeOf(context.program.reader, network),
    ...(before.robustness && {
      robustness: await measureRobustness(network),
      tests: await measureTests(network),
    }),
  };
  await putFolder(folder, modelFiles(layers, outcome.weights, card), 'replace');
  const { card: after } = await readModelFiles(folder);
  return {
    name: before.name,
    accuracy: outcome.reading.test.accuracy,
    seconds: outcome.seconds,
    same: after.checksums['weights.bin'] === before.checksums['weights.bin'],
  };
}

const NO_OWN_DIGITS = new UserError('A model that ships learns from nobody’s own digits.');

function describeRemade(name: string, accuracy: number, seconds: number, same: boolean): string {
  const weights = same ? 'with the same weights as before' : 'with other weights than before';
  return `${name}: reads ${writePlainShare(accuracy, 2)} of the test digits, trained in ${writeDuration(seconds)}, ${weights}.`;
}
