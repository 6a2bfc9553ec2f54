import { type Command, Option } from 'commander';
import { type Digits, digitsBetween, type DigitSet } from '../../core/data/digits';
import { STANDARD_NAMES, type SuiteName } from '../../core/data/test-suites';
import { type NamedCurve, robustnessCsv } from '../../core/exchange/robustness-csv';
import { CARD_DIGITS, CHANGE_AMOUNTS, CHANGE_KINDS, type ChangeKind } from '../../core/training/robustness';
import { testsOf } from '../../core/training/test-scores';
import { UserError } from '../../core/user-error';
import { CHANGE_WORDS } from '../../core/words/change-words';
import { writeCounted, writeInFull, writePlainShare } from '../../core/words/quantities';
import { DigitCollection } from '../services/digits/digit-collection';
import { loadTestDigits } from '../services/digits/mnist';
import { readModel } from '../services/models/model-folder';
import { addExamples, readCount } from './arguments';
import type { Context } from './context';
import { describeTests, listTests, type TestedModel } from './describe-tests';
import { locateModel, MODEL_HELP } from './locate-model';
import { measureModels } from './measure-robustness';
import { exists, writeUserFile } from './write-file';

interface RobustnessOptions {
  readonly digits: number;
  readonly own: boolean;
  readonly changes?: readonly ChangeKind[];
  readonly standard: boolean;
  readonly habits: boolean;
  readonly csv?: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** `inkling robustness MODEL...`: how well models read digits that are changed. */
export function addRobustness(program: Command, context: Context): void {
  const command = program
    .command('robustness')
    .description(
      'Turns, shifts, scales, thickens digits, adds noise or attacks them, and counts how many models still read rightly.',
    )
    .argument('<models...>', MODEL_HELP)
    .addOption(
      new Option('--digits <number>', "how many of MNIST's 10,000 test digits, from the first")
        .argParser(readCount(10_000))
        .default(CARD_DIGITS),
    )
    .addOption(new Option('--own', 'the digits that you kept, see `inkling digits`').default(false).conflicts('digits'))
    .addOption(new Option('--changes <names...>', 'only these of the changes, after the models').choices(CHANGE_KINDS))
    .addOption(
      new Option('--standard', 'standard tests beside published figures, in place of the changes')
        .default(false)
        .conflicts('csv'),
    )
    .addOption(
      new Option('--habits', 'digits as some hands write them, in place of the changes')
        .default(false)
        .conflicts('csv'),
    )
    .addOption(new Option('--csv <file>', 'write every point to a file for a spreadsheet').conflicts('json'))
    .option('--force', 'write over a file that is there', false)
    .option('--json', 'print every point as JSON', false)
    .action((models: string[], options: RobustnessOptions) => measure(context, models, options));
  addExamples(command, [
    ['robustness plain augmented', 'the same network without and with augmentation'],
    ['robustness reader --own', 'on the digits that you kept'],
    ['robustness plain reader --changes angle --csv angles.csv', 'one change, for a spreadsheet'],
    ['robustness reader --standard --digits 10000', "MNIST-C's corruptions, affNIST's changes, n-MNIST's noise"],
  ]);
}

async function measure(context: Context, names: readonly string[], options: RobustnessOptions): Promise<void> {
  const { csv, force, json, own } = options;
  const suites: readonly SuiteName[] = [
    ...(options.standard ? STANDARD_NAMES : []),
    ...(options.habits ? (['habits'] as const) : []),
  ];
  const changes = [...new Set(options.changes ?? (suites.length > 0 ? [] : CHANGE_KINDS))];
  // Minutes of work must not be for nothing.
  if (csv !== undefined && !force && (await exists(csv)))
    throw new UserError(`${csv} is there already; --force writes over it.`);
  const folders = await Promise.all(names.map((name) => locateModel(context, name)));
  const models = await Promise.all(folders.map(readModel));
  const digits = await chooseDigits(context, options);
  const measured = await measureModels(models, digits, { changes, suites });
  const set: DigitSet = own ? 'own' : 'test';
  const curves = measured.curves.flatMap((own, index) =>
    changes.map((change): NamedCurve => ({
      model: models[index]?.card.name ?? '',
      digits: set,
      count: digits.count,
      change,
      points: own[change],
    })),
  );
  const now = new Date().toISOString();
  const tested = models.map(({ card }, index): TestedModel => ({
    model: card.name,
    digits: set,
    count: digits.count,
    tests: testsOf(measured.scores, index, { set, count: digits.count }, now),
  }));
  if (json) context.print(JSON.stringify([...curves, ...(suites.length > 0 ? tested.map(listTests) : [])]));
  else if (csv === undefined)
    context.print(
      [
        `Read rightly of ${writeCounted(digits.count, set === 'own' ? 'own digit' : 'MNIST test digit')}`,
        ...describe(curves, changes),
        ...describeTests(tested, suites),
      ].join('\n\n'),
    );
  else {
    await writeUserFile(csv, Buffer.from(robustnessCsv(curves)), force);
    context.print(`Wrote ${csv}.`);
  }
}

async function chooseDigits({ home }: Context, { own, digits }: RobustnessOptions): Promise<Digits> {
  if (!own) return digitsBetween(await loadTestDigits(), 0, digits);
  const kept = await new DigitCollection(home).digits();
  if (kept.count === 0) throw new UserError('You have kept no digits of your own yet.');
  return kept;
}

function describe(curves: readonly NamedCurve[], changes: readonly ChangeKind[]): readonly string[] {
  return changes.map((change) => {
    const { label, axis } = CHANGE_WORDS[change];
    const own = curves.filter((curve) => curve.change === change);
    const row = (title: string, cellOf: (curve: NamedCurve) => string): string =>
      title.padStart(8) + own.map((curve) => cellOf(curve).padStart(Math.max(10, curve.model.length + 2))).join('');
    return [
      `${label}: ${axis}`,
      row('', ({ model }) => model),
      ...CHANGE_AMOUNTS[change].map((at) => row(writeInFull(at), (curve) => writePlainShare(accuracyAt(curve, at), 2))),
    ].join('\n');
  });
}

function accuracyAt({ points, change }: NamedCurve, amount: number): number {
  const point = points.find(({ at }) => at === amount);
  if (point === undefined) throw new Error(`The curve of ${change} has no point at ${amount}.`);
  return point.accuracy;
}
