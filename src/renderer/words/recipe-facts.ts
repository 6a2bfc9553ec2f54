import type { Layer } from '../../core/network/layer';
import { countWeights } from '../../core/network/layer-kinds';
import { DEFAULT_RECIPE, type Recipe } from '../../core/training/recipe';
import { augmentationTitle, isUnchanged, networkTitle } from '../../core/training/recipe-name';
import type { Run } from '../../core/training/run';
import { writeCount, writeCounted, writeList, writeShare } from '../../core/words/quantities';

/** One thing that a recipe says. */
export interface RecipeFact {
  readonly name: string;
  readonly text: string;
  /** Whether it goes without saying: it is what everybody leaves as it is. */
  readonly isUsual: boolean;
}

const SCHEDULES: Readonly<Record<Recipe['schedule']['kind'], string>> = {
  constant: 'constant',
  cosine: 'cosine',
  oneCycle: 'one cycle',
};

/** All that a recipe says, a fact each, always the same ones in the same order. */
export function recipeFacts(recipe: Recipe): readonly RecipeFact[] {
  const { augmentation, optimizer, schedule, data } = recipe;
  const isDefault = (field: keyof Recipe): boolean =>
    JSON.stringify(recipe[field]) === JSON.stringify(DEFAULT_RECIPE[field]);
  return [
    {
      name: 'Network',
      text: recipe.network.kind === 'model' ? `fine-tuned from ${recipe.network.name}` : networkTitle(recipe.network),
      isUsual: false,
    },
    {
      name: 'Augmentation',
      text: isUnchanged(augmentation) ? 'none' : augmentationTitle(augmentation).toLowerCase(),
      isUsual: false,
    },
    {
      name: 'Refinement',
      text:
        recipe.refinement === undefined ? 'none' : `the last ${writeShare(recipe.refinement, 0)} without augmentation`,
      isUsual: isDefault('refinement'),
    },
    { name: 'Epochs', text: String(recipe.epochs), isUsual: false },
    { name: 'Digits', text: digitsOf(data), isUsual: false },
    { name: 'Teachers', text: teachersOf(recipe), isUsual: isDefault('teachers') },
    { name: 'Batch', text: writeCount(recipe.batch), isUsual: false },
    { name: 'Learning rate', text: String(recipe.learningRate), isUsual: false },
    {
      name: 'Optimizer',
      text: optimizer.kind === 'adam' ? 'Adam' : `SGD, momentum ${optimizer.momentum}`,
      isUsual: isDefault('optimizer'),
    },
    {
      name: 'Schedule',
      text: `${SCHEDULES[schedule.kind]}${schedule.kind === 'oneCycle' ? '' : `, warm-up ${writeShare(schedule.warmUp, 0)}`}`,
      isUsual: isDefault('schedule'),
    },
    { name: 'Weight decay', text: String(recipe.weightDecay), isUsual: isDefault('weightDecay') },
    { name: 'Label smoothing', text: String(recipe.labelSmoothing), isUsual: isDefault('labelSmoothing') },
    { name: 'Averaging', text: String(recipe.averaging), isUsual: isDefault('averaging') },
    {
      name: 'Early stop',
      text: recipe.patience === null ? 'no' : `after ${writeCounted(recipe.patience, 'epoch')} without improvement`,
      isUsual: isDefault('patience'),
    },
    { name: 'Workers', text: String(recipe.workers), isUsual: true },
    { name: 'Seed', text: String(recipe.seed), isUsual: false },
  ];
}

function digitsOf({ mnist, own, written = 0, strangers = 0 }: Recipe['data']): string {
  const parts = [
    ...(mnist > 0 ? [writeCount(mnist)] : []),
    ...(own ? ['own'] : []),
    ...(written > 0 ? [`${writeCount(written)} written`] : []),
    ...(strangers > 0 ? [`${writeCount(strangers)} strangers`] : []),
  ];
  return writeList(parts);
}

const teachersOf = ({ teachers = [] }: Recipe): string =>
  teachers.length === 0 ? 'none' : writeList(teachers.map(({ name }) => name));

/** A recipe in one line. */
export function recipeLine(recipe: Recipe): string {
  return recipeFacts(recipe)
    .filter(({ isUsual }) => !isUsual)
    .map(({ name, text }) => (name === 'Network' ? text : `${name.toLowerCase()} ${text}`))
    .join(' · ');
}

/** One line of a table with a column for each run. */
export interface ComparisonRow {
  readonly name: string;
  readonly texts: readonly string[];
  /** Whether the runs differ in it. */
  readonly differs: boolean;
}

/** What the recipes and networks of runs say, side by side; `differs` is false throughout for a run alone. */
export function compareRecipes(runs: readonly Pick<Run, 'recipe' | 'layers'>[]): readonly ComparisonRow[] {
  const facts = runs.map(({ recipe, layers }) => [
    ...recipeFacts(recipe).slice(0, 1),
    { name: 'Weights', text: weightsOf(layers) },
    ...recipeFacts(recipe).slice(1),
  ]);
  return (facts[0] ?? []).map(({ name }, row) => {
    const texts = facts.map((column) => column[row]?.text ?? '');
    return { name, texts, differs: new Set(texts).size > 1 };
  });
}

const weightsOf = (layers: readonly Layer[]): string => writeCount(countWeights(layers));
