import * as v from 'valibot';
import { AUGMENTATIONS, type AugmentationName, type AugmentationRanges } from '../../../core/data/augmentation';
import { rangesOf, type AugmentationChoice } from '../../../core/data/augmentation-schema';
import type { ArchitectureName } from '../../../core/network/architectures';
import type { Layer } from '../../../core/network/layer';
import { DEFAULT_RECIPE, recipeSchema, type Recipe } from '../../../core/training/recipe';
import { demand, limitsOf, type NumberSchema } from '../../words/number-limits';

const { data, optimizer, schedule } = recipeSchema.entries;

interface NumberFieldRow {
  readonly label: string;
  readonly hint: string;
  readonly schema: NumberSchema;
  /** Whether a draft makes use of it; always, unless given. */
  readonly isUsed?: (draft: RecipeDraft) => boolean;
}

/** The recipe's numbers, each with the field that it is typed into. */
export const NUMBER_FIELDS = {
  mnist: {
    label: 'MNIST digits',
    hint: 'Of 60,000; the last 5,000 validate.',
    schema: data.entries.mnist,
  },
  written: {
    label: 'Written digits',
    hint: 'In each epoch, by Inkling’s own hand: forms that MNIST lacks.',
    schema: data.entries.written.wrapped,
  },
  strangers: {
    label: 'Strangers',
    hint: 'In each epoch: letters and scribbles, to think every digit equally likely of.',
    schema: data.entries.strangers.wrapped,
  },
  epochs: { label: 'Epochs', hint: 'Passes over the digits.', schema: recipeSchema.entries.epochs },
  refinement: {
    label: 'Refinement',
    hint: 'The last share of the steps, in which nothing is augmented.',
    schema: recipeSchema.entries.refinement.wrapped,
  },
  learningRate: {
    label: 'Learning rate',
    hint: 'At its highest.',
    schema: recipeSchema.entries.learningRate,
  },
  momentum: {
    label: 'Momentum',
    hint: 'How much of the last step goes into the next.',
    schema: optimizer.options[1].entries.momentum,
    isUsed: ({ optimizer }) => optimizer === 'sgd',
  },
  warmUp: {
    label: 'Warm-up',
    hint: 'The share of the steps in which it rises.',
    schema: schedule.options[0].entries.warmUp,
    isUsed: ({ schedule }) => schedule !== 'oneCycle',
  },
  batch: {
    label: 'Batch',
    hint: 'Images per step, after which the weights change.',
    schema: recipeSchema.entries.batch,
  },
  weightDecay: {
    label: 'Weight decay',
    hint: 'Shrinks the kernels a little at each step.',
    schema: recipeSchema.entries.weightDecay,
  },
  labelSmoothing: {
    label: 'Label smoothing',
    hint: 'Certainty spread over all digits.',
    schema: recipeSchema.entries.labelSmoothing,
  },
  averaging: {
    label: 'Averaging',
    hint: 'What the kept, averaged weights keep of themselves at a step; 0 for none.',
    schema: recipeSchema.entries.averaging,
  },
  patience: {
    label: 'Patience',
    hint: 'Epochs without improvement before it ends.',
    schema: recipeSchema.entries.patience.wrapped,
    isUsed: ({ stopsEarly }) => stopsEarly,
  },
  workers: {
    label: 'Workers',
    hint: 'Threads that share each batch.',
    schema: recipeSchema.entries.workers,
  },
  seed: { label: 'Seed', hint: 'The same seed trains the same network again.', schema: recipeSchema.entries.seed },
} as const satisfies Record<string, NumberFieldRow>;

export type NumberField = keyof typeof NUMBER_FIELDS;

const FIELDS = Object.entries(NUMBER_FIELDS) as [NumberField, NumberFieldRow][];

/**
 * A recipe while it is being filled in. What a choice passes over for now (the ranges while a row of the table is chosen)
 * is kept for when it is chosen again.
 */
export interface RecipeDraft {
  network: Recipe['network']['kind'];
  table: ArchitectureName;
  model: { readonly id: string; readonly name: string } | null;
  augmentation: AugmentationName | 'custom';
  ranges: AugmentationRanges;
  own: boolean;
  teachers: NonNullable<Recipe['teachers']>;
  optimizer: Recipe['optimizer']['kind'];
  schedule: Recipe['schedule']['kind'];
  stopsEarly: boolean;
  /** One that is missing or can't be read is null. */
  numbers: Record<NumberField, number | null>;
}

/** What a draft needs to know of its surroundings. */
export interface DraftSurroundings {
  /** The network that is built by hand. */
  readonly built: { readonly fault: string | null; readonly layers: readonly Layer[] };
  /** The ids of the models that are there now. */
  readonly models: ReadonlySet<string>;
  /** How many digits of their own the user has kept. */
  readonly ownCount: number;
}

/** What a draft comes to: a recipe to train with, or what is wrong with which field, as a sentence. */
export type CheckedDraft =
  | { readonly kind: 'recipe'; readonly recipe: Recipe }
  | { readonly kind: 'faults'; readonly faults: Readonly<DraftFaults> };

/** What is wrong with which field. */
export type DraftFaults = Partial<Record<NumberField | 'network' | 'teachers', string>>;

/** What stands in a field that the recipe says nothing of, until it is needed. */
const UNUSED = { momentum: 0.9, warmUp: 0.05, patience: 5 };

/** A draft that comes to this recipe again. */
export function draftOf(recipe: Recipe = DEFAULT_RECIPE): RecipeDraft {
  const { network, augmentation, optimizer, schedule } = recipe;
  return {
    network: network.kind,
    table: network.kind === 'table' ? network.name : 'cnn',
    model: network.kind === 'model' ? { id: network.id, name: network.name } : null,
    augmentation: augmentation.kind === 'table' ? augmentation.name : 'custom',
    ranges: augmentation.kind === 'custom' ? augmentation.ranges : AUGMENTATIONS.mild.ranges,
    own: recipe.data.own,
    teachers: recipe.teachers ?? [],
    optimizer: optimizer.kind,
    schedule: schedule.kind,
    stopsEarly: recipe.patience !== null,
    numbers: {
      mnist: recipe.data.mnist,
      written: recipe.data.written ?? 0,
      strangers: recipe.data.strangers ?? 0,
      epochs: recipe.epochs,
      refinement: recipe.refinement ?? 0,
      learningRate: recipe.learningRate,
      momentum: optimizer.kind === 'sgd' ? optimizer.momentum : UNUSED.momentum,
      warmUp: schedule.kind === 'oneCycle' ? UNUSED.warmUp : schedule.warmUp,
      batch: recipe.batch,
      weightDecay: recipe.weightDecay,
      labelSmoothing: recipe.labelSmoothing,
      averaging: recipe.averaging,
      patience: recipe.patience ?? UNUSED.patience,
      workers: recipe.workers,
      seed: recipe.seed,
    },
  };
}

/** The augmentation that a draft has chosen. */
export const augmentationOf = ({ augmentation, ranges }: RecipeDraft): AugmentationChoice =>
  augmentation === 'custom' ? { kind: 'custom', ranges: { ...ranges } } : { kind: 'table', name: augmentation };

/** Takes a row of the table as what the draft's own ranges start from. */
export const rangesFrom = (draft: RecipeDraft): AugmentationRanges => ({ ...rangesOf(augmentationOf(draft)) });

/** The network that a draft has chosen; null where it is still to be chosen. */
export function draftedNetwork(
  draft: RecipeDraft,
  built: Pick<DraftSurroundings['built'], 'layers'>,
): Recipe['network'] | null {
  switch (draft.network) {
    case 'table':
      return { kind: 'table', name: draft.table };
    case 'built':
      return { kind: 'built', layers: built.layers };
    case 'model':
      return draft.model === null ? null : { kind: 'model', id: draft.model.id, name: draft.model.name };
  }
}

/** Makes a recipe of a draft, or says for each field why there is none yet. */
export function checkDraft(draft: RecipeDraft, { built, models, ownCount }: DraftSurroundings): CheckedDraft {
  const faults: DraftFaults = numberFaults(draft);
  const network = draftedNetwork(draft, built);
  if (network === null) faults.network = 'Choose the model that is to learn on.';
  else if (network.kind === 'built' && built.fault !== null) faults.network = built.fault;
  else if (network.kind === 'model' && !models.has(network.id))
    faults.network = `“${network.name}” is not there any more: choose another model.`;
  const gone = draft.teachers.find(({ id }) => !models.has(id));
  if (gone !== undefined) faults.teachers = `“${gone.name}” is not there any more to learn from.`;
  const { mnist } = draft.numbers;
  // Own digits that are wanted before any is kept are learned from once there are some.
  const own = draft.own && ownCount > 0;
  if (mnist === 0 && draft.own && !own) faults.mnist = 'No digit of your own is kept yet to learn from.';
  else if (mnist !== null && mnist < 100 && !(mnist === 0 && own))
    faults.mnist = 'MNIST digits: at least 100, or none and only your own.';
  if (network === null || Object.keys(faults).length > 0) return { kind: 'faults', faults };

  const { numbers } = draft as { readonly numbers: Record<NumberField, number> };
  const warmUp = numbers.warmUp;
  const recipe: Recipe = {
    network,
    augmentation: augmentationOf(draft),
    data: {
      mnist: numbers.mnist,
      own,
      ...(numbers.written > 0 && { written: numbers.written }),
      ...(numbers.strangers > 0 && { strangers: numbers.strangers }),
    },
    ...(draft.teachers.length > 0 && { teachers: draft.teachers.map(({ id, name }) => ({ id, name })) }),
    ...(numbers.refinement > 0 && { refinement: numbers.refinement }),
    epochs: numbers.epochs,
    batch: numbers.batch,
    optimizer: draft.optimizer === 'adam' ? { kind: 'adam' } : { kind: 'sgd', momentum: numbers.momentum },
    learningRate: numbers.learningRate,
    schedule: draft.schedule === 'oneCycle' ? { kind: 'oneCycle' } : { kind: draft.schedule, warmUp },
    weightDecay: numbers.weightDecay,
    labelSmoothing: numbers.labelSmoothing,
    averaging: numbers.averaging,
    patience: draft.stopsEarly ? numbers.patience : null,
    workers: numbers.workers,
    seed: numbers.seed,
  };
  // What is left to be wrong is the stack that is built, such as its length.
  const result = v.safeParse(recipeSchema, recipe);
  return result.success
    ? { kind: 'recipe', recipe: result.output }
    : { kind: 'faults', faults: { network: sentence(result.issues[0].message) } };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function numberFaults(draft: RecipeDraft): Partial<Record<NumberField, string>> {
  const faults: Partial<Record<NumberField, string>> = {};
  for (const [field, { label, schema, isUsed }] of FIELDS)
    if ((isUsed?.(draft) ?? true) && !v.is(schema, draft.numbers[field]))
      faults[field] = demand(label, limitsOf(schema));
  return faults;
}
