import * as v from 'valibot';
import { DEFAULT_RECIPE, recipeSchema, type Recipe } from '../../core/training/recipe';
import { writeCount } from '../ui/quantities';

/** The recipe's numbers, each with the field that it is typed into. */
export const NUMBER_FIELDS = {
  epochs: { label: 'Epochs', hint: 'Passes over the digits.' },
  batch: { label: 'Batch', hint: 'Images per step, after which the weights change.' },
  learningRate: {
    label: 'Learning rate',
    hint: 'At its highest: it rises to it, then falls off.',
  },
  digits: {
    label: 'Training digits',
    hint: 'Of 60,000; the last 5,000 check each epoch unless learned from.',
  },
  seed: { label: 'Seed', hint: 'The same seed trains the same network again.' },
} as const satisfies Partial<Record<keyof Recipe, { readonly label: string; readonly hint: string }>>;

export type NumberField = keyof typeof NUMBER_FIELDS;

/** A recipe while it is being filled in: a number that is missing or can't be read is null. */
export type RecipeDraft = {
  -readonly [Field in keyof Recipe]: Field extends NumberField ? number | null : Recipe[Field];
};

/** What a draft comes to: a recipe to train with, or what is wrong with which field, as a sentence. */
export type CheckedDraft =
  | { readonly kind: 'recipe'; readonly recipe: Recipe }
  | { readonly kind: 'faults'; readonly faults: Readonly<Partial<Record<keyof Recipe, string>>> };

export function draftOf(recipe: Recipe = DEFAULT_RECIPE): RecipeDraft {
  return { ...recipe };
}

export function checkDraft(draft: RecipeDraft): CheckedDraft {
  const result = v.safeParse(recipeSchema, draft);
  if (result.success) return { kind: 'recipe', recipe: result.output };
  const faults: Partial<Record<keyof Recipe, string>> = {};
  for (const issue of result.issues) {
    const field = issue.path?.[0].key as keyof Recipe;
    faults[field] = field in NUMBER_FIELDS ? demand(field as NumberField) : issue.message;
  }
  return { kind: 'faults', faults };
}

/** The smallest and largest value that a field takes, as the recipe's schema has them. */
export function limitsOf(field: NumberField): { readonly min: number; readonly max: number; readonly whole: boolean } {
  let [min, max, whole] = [-Infinity, Infinity, false];
  for (const action of recipeSchema.entries[field].pipe) {
    if (action.type === 'min_value') min = action.requirement;
    if (action.type === 'max_value') max = action.requirement;
    if (action.type === 'integer') whole = true;
  }
  return { min, max, whole };
}

function demand(field: NumberField): string {
  const { min, max, whole } = limitsOf(field);
  const write = (limit: number): string => (limit >= 1 ? writeCount(limit) : String(limit));
  return `${NUMBER_FIELDS[field].label}: ${whole ? 'a whole number' : 'a number'} from ${write(min)} to ${write(max)}.`;
}
